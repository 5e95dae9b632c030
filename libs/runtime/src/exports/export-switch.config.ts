import { Section, Setting } from '@provenance/service';
import { IsString } from 'class-validator';

/** Whether anything is exported: what a process that only asks for exports has to know. */
@Section('Export')
export class ExportSwitch {
  @Setting({ env: 'PROVENANCE_TIMESERIES_BACKEND', purpose: 'Where events go; governance-api sends them. Every process that asks for exports must be told the same.' })
  @IsString()
  backend = 'file';
}
