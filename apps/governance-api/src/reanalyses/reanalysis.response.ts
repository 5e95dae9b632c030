import { ApiProperty } from '@nestjs/swagger';
import type { ReanalysisStart } from '@provenance/queue';

/** What runs for a request to run an analysis again. */
export class ReanalysisStartedResponse {
  @ApiProperty({ description: 'The analysis that runs: of a failed one the same, else another', example: 'an_7a1e0c4f2b9d4e58a6c3d2e1f0b9a887' })
  analysis_id!: string;

  @ApiProperty({ description: 'The analysis that was asked to be run again', example: 'an_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f' })
  of!: string;

  @ApiProperty({
    enum: ['failure', 'results', 'github'],
    description: 'failure: it goes on where it failed; results: the lines and findings that were kept are decided on again; github: all stages run again on what GitHub has',
  })
  from!: ReanalysisStart;

  @ApiProperty({ description: 'True when an earlier request has started it' })
  repeated!: boolean;

  @ApiProperty({ example: 'http://localhost:8000/v1/analysis/an_7a1e0c4f2b9d4e58a6c3d2e1f0b9a887' })
  status_url!: string;
}

export const REANALYSIS_EXAMPLE: ReanalysisStartedResponse = {
  analysis_id: 'an_7a1e0c4f2b9d4e58a6c3d2e1f0b9a887',
  of: 'an_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f',
  from: 'results',
  repeated: false,
  status_url: 'http://localhost:8000/v1/analysis/an_7a1e0c4f2b9d4e58a6c3d2e1f0b9a887',
};
