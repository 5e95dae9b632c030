import { Section, Setting } from '@provenance/service';
import { IsInt, Max, Min } from 'class-validator';

@Section('Governance stages')
export class StagesConfig {
  @Setting({ env: 'PROVENANCE_DECIDE_CONCURRENCY', purpose: 'Analyses that one process decides at a time.' })
  @IsInt()
  @Min(1)
  @Max(256)
  decideConcurrency = 8;

  @Setting({ env: 'PROVENANCE_ANALYSE_CONCURRENCY', purpose: 'Analyses whose facts one process writes at a time.' })
  @IsInt()
  @Min(1)
  @Max(256)
  analyseConcurrency = 8;
}
