import { Section } from '@provenance/service';
import { ReadsExportBackend, type ExportBackend } from './export-backend.ts';

/** Whether anything is exported: what a process that only asks for exports has to know. */
@Section('Export')
export class ExportSwitch {
  @ReadsExportBackend()
  backend: ExportBackend = 'file';
}
