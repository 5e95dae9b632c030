import { ApiProperty } from '@nestjs/swagger';
import type { AnalysisStatus } from '@provenance/domain';

/** Answer to an accepted submission, and to a repeat of it. */
export class AnalysisAcceptedResponse {
  @ApiProperty({ example: 'an_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f' })
  analysis_id!: string;

  @ApiProperty({ enum: ['received', 'in_progress', 'completed', 'failed'] })
  status!: AnalysisStatus;

  @ApiProperty({ example: 'http://localhost:8000/v1/analysis/an_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f' })
  status_url!: string;
}
