import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class WebhookResponse {
  @ApiProperty({
    enum: ['started', 'repeated', 'superseded', 'noted', 'ignored'],
    description:
      'Whether the delivery started an analysis, reported one that there is already, came after that of a newer push, changes review figures that are fetched soon, or asks for nothing',
  })
  outcome!: 'started' | 'repeated' | 'superseded' | 'noted' | 'ignored';

  @ApiPropertyOptional({ example: 'an_7b2d7f0b9a0f4a3d8f63f2c1f0e4c5a9' })
  analysis_id?: string;

  @ApiPropertyOptional({ example: 'https://provenance.example.com/v1/analysis/an_7b2d7f0b9a0f4a3d8f63f2c1f0e4c5a9' })
  status_url?: string;
}
