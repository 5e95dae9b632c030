import { Section, Setting } from '@provenance/service';
import { IsString } from 'class-validator';

@Section('Standalone')
export class StandaloneConfig {
  @Setting({ env: 'PROVENANCE_DATA_DIR', purpose: 'Folder of the embedded Redis and of exported events.' })
  @IsString()
  dataDir = 'data';
}
