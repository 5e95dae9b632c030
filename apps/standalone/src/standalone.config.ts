import { Section, Setting } from '@provenance/service';
import { IsString } from 'class-validator';

@Section('Standalone')
export class StandaloneConfig {
  @Setting({ env: 'PROVENANCE_DATA_DIR', purpose: 'Folder of the embedded Redis, of exported events and of the key that decisions are signed with unless one is named.' })
  @IsString()
  dataDir = 'data';
}
