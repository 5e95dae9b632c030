import { ApiProperty } from '@nestjs/swagger';
import { SEVERITIES, type Confidence, type DetectorCapability, type Severity } from '@provenance/domain';

export class SelfTestResponse {
  @ApiProperty()
  passed!: boolean;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({ required: false })
  detail?: string;
}

/** What an active detector looks for. */
export class CapabilityResponse implements DetectorCapability {
  @ApiProperty({ example: 'semgrep' })
  name!: string;

  @ApiProperty()
  rule_key!: string;

  @ApiProperty()
  category!: string;

  @ApiProperty()
  description!: string;

  @ApiProperty({ required: false, description: 'Where its rules come from; absent when they are code' })
  config_path?: string;

  @ApiProperty({ required: false })
  config_sha256?: string;

  @ApiProperty({ required: false, format: 'date-time' })
  last_modified?: string;

  @ApiProperty({ required: false })
  engine_version?: string;

  @ApiProperty({ required: false, type: 'integer' })
  rule_count?: number;

  @ApiProperty({ required: false, enum: SEVERITIES, description: 'Of its findings, unless one says otherwise' })
  severity?: Severity;

  @ApiProperty({ required: false, enum: ['high', 'medium', 'low'] })
  confidence?: Confidence;

  @ApiProperty({ required: false, type: [String], example: ['CWE-89'] })
  cwe?: string[];

  @ApiProperty({ required: false, type: [String], example: ['A03:2021'] })
  owasp?: string[];

  @ApiProperty({ required: false, description: 'Why it matters' })
  why?: string;

  @ApiProperty({ required: false, description: 'What to write instead' })
  fix?: string;

  @ApiProperty({ required: false, type: SelfTestResponse, description: 'The last scan of its own canary files' })
  self_test?: SelfTestResponse;

  @ApiProperty({ type: [String], description: 'The detect workers that run it so' })
  workers!: string[];
}

export class CapabilitiesResponse {
  @ApiProperty({ type: [CapabilityResponse], description: 'Empty when no detect worker runs' })
  capabilities!: CapabilityResponse[];

  @ApiProperty({ example: 'rq_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f' })
  request_id!: string;
}
