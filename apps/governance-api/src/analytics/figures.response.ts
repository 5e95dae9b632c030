import { ApiProperty } from '@nestjs/swagger';
import { GROUPS, INTERVALS, type CatalogueEntry, type GroupName, type MetricKind, type MetricPoint, type SliceName, type Uncertainty } from '@provenance/domain';
import type { Series } from './analytics-reader.ts';

/** The window of an answer, and the request that it answers. */
export class WindowResponse {
  @ApiProperty({ format: 'date-time' })
  window_start!: string;

  @ApiProperty({ format: 'date-time', description: 'Not in the window' })
  window_end!: string;

  @ApiProperty({ example: 'rq_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f' })
  request_id!: string;
}

/** Where the true figure lies with 95 % confidence. */
export class UncertaintyResponse implements Uncertainty {
  @ApiProperty()
  low!: number;

  @ApiProperty()
  high!: number;

  @ApiProperty({ enum: ['wilson', 'byar', 'normal', 'order-statistics'] })
  method!: Uncertainty['method'];
}

export class MetricPointResponse implements MetricPoint {
  @ApiProperty({ example: 'risk_rate' })
  metric!: string;

  @ApiProperty({ required: false })
  agent_id?: string;

  @ApiProperty({ required: false, description: 'In lower case' })
  repo?: string;

  @ApiProperty({ required: false })
  category?: string;

  @ApiProperty({ required: false })
  severity?: string;

  @ApiProperty({ required: false })
  language?: string;

  @ApiProperty({ required: false })
  team?: string;

  @ApiProperty()
  value!: number;

  @ApiProperty({ description: 'What was counted; of a quantile its seconds' })
  numerator!: number;

  @ApiProperty({ description: 'Over what; 1 of a plain number, of a quantile how many durations there are' })
  denominator!: number;

  @ApiProperty({ example: 'per_1000_lines' })
  unit!: string;

  @ApiProperty({ format: 'date-time' })
  window_start!: string;

  @ApiProperty({ format: 'date-time' })
  window_end!: string;

  @ApiProperty({ required: false, type: UncertaintyResponse, description: 'Absent of plain numbers, and of a quantile or a mean of too few values' })
  uncertainty?: UncertaintyResponse;

  @ApiProperty({ required: false, description: 'How far a quantile may be from the true one, as a share of it' })
  relative_error?: number;

  @ApiProperty({ required: false, type: 'number', nullable: true, description: 'With compare: the figure of the window before' })
  previous?: number | null;

  @ApiProperty({ required: false, type: 'number', nullable: true, description: 'With compare: value minus previous' })
  delta?: number | null;
}

export class SeriesResponse implements Series {
  @ApiProperty()
  metric!: string;

  @ApiProperty({ enum: GROUPS })
  group_by!: string;

  @ApiProperty({ type: [MetricPointResponse], description: 'A group without a figure has no point' })
  data!: MetricPointResponse[];
}

export class SummaryResponse extends WindowResponse {
  @ApiProperty({ type: SeriesResponse, description: 'The first metric that was asked for' })
  result!: SeriesResponse;

  @ApiProperty({ type: [SeriesResponse], description: 'Every metric that was asked for' })
  results!: SeriesResponse[];

  @ApiProperty({ required: false, type: [String], description: 'What makes these figures doubtful: a category, an agent or a repository that nothing knows' })
  warnings?: string[];
}

export class CatalogueEntryResponse implements CatalogueEntry {
  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: ['sum', 'max', 'distinct', 'share', 'rate', 'mean', 'quantile'] })
  kind!: MetricKind;

  @ApiProperty()
  unit!: string;

  @ApiProperty()
  description!: string;

  @ApiProperty({ enum: GROUPS, isArray: true })
  group_by!: GroupName[];

  @ApiProperty({ enum: ['category', 'severity'], isArray: true, description: 'Beside agent_id and repo' })
  filters!: SliceName[];
}

export class CatalogueResponse {
  @ApiProperty({ type: [CatalogueEntryResponse] })
  metrics!: CatalogueEntryResponse[];

  @ApiProperty({ enum: INTERVALS, isArray: true })
  intervals!: string[];

  @ApiProperty()
  request_id!: string;
}
