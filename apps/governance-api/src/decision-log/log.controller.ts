import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { CHECKPOINT_MEDIA_TYPE, ProvenanceError, type Access } from '@provenance/domain';
import { Allowed, ApiProblems, RequireScope } from '@provenance/service';
import type { FastifyReply } from 'fastify';
import { DecisionLog } from './decision-log.ts';
import type { RawQuery } from '../query/query-reader.ts';
import { LogQueryReader, MAX_ITEMS } from './log-query.ts';
import { LOG_EXAMPLES } from './log.example.ts';
import { ConsistencyProofResponse, InclusionProofResponse, LogItemsResponse } from './log.response.ts';
import { ResultsRetention } from './results-retention.ts';

const ApiNumber = (name: string, description: string): MethodDecorator =>
  ApiQuery({ name, required: false, schema: { type: 'integer', minimum: 0 }, description });

@ApiTags('decision log')
@Controller('v1/log')
export class LogController {
  readonly #log: DecisionLog;
  readonly #retention: ResultsRetention;

  constructor(log: DecisionLog, retention: ResultsRetention) {
    this.#log = log;
    this.#retention = retention;
  }

  @Get('checkpoint')
  @RequireScope('analysis:read')
  @ApiOperation({ summary: 'The signed head of the log', description: 'A signed note as c2sp.org/tlog-checkpoint has it: origin, size, root. Keep it: a later log must continue it.' })
  @ApiProblems('not_signed', 'store_unavailable', 'log_inconsistent')
  @ApiResponse({ status: 200, content: { 'text/plain': { schema: { type: 'string' }, example: LOG_EXAMPLES.checkpoint } } })
  async checkpoint(@Res() reply: FastifyReply): Promise<void> {
    const note = await this.#log.checkpoint();
    await reply.header('content-type', CHECKPOINT_MEDIA_TYPE).header('cache-control', 'no-store').send(note);
  }

  @Get('proof/inclusion')
  @RequireScope('analysis:read')
  @ApiOperation({ summary: 'That a decision stands in the log', description: 'Give decision_id or leaf_index.' })
  @ApiQuery({ name: 'decision_id', required: false, schema: { type: 'string', pattern: '^pd_[0-9a-f]{32}$' } })
  @ApiNumber('leaf_index', 'Place of the record, from 0')
  @ApiNumber('tree_size', 'Size of the log that is proved: that of your checkpoint (default: the size now)')
  @ApiProblems('not_found', 'store_unavailable', 'log_inconsistent')
  @ApiResponse({ status: 200, type: InclusionProofResponse, example: LOG_EXAMPLES.inclusion })
  async inclusion(@Query() query: RawQuery, @Allowed() access: Access): Promise<InclusionProofResponse> {
    const now = await this.#log.size();
    const reader = new LogQueryReader(query);
    const size = reader.place('tree_size', { min: 1, max: now, otherwise: now });
    const which = reader.record(size);
    reader.finish();
    const index = 'index' in which ? which.index : await this.#log.indexOf(which.decisionId);
    if (index === undefined || index >= size) throw new ProvenanceError('not_found', `The log of ${size} records has no record of this decision`);
    return inReach(await this.#log.inclusion(index, size), access);
  }

  @Get('proof/consistency')
  @RequireScope('analysis:read')
  @ApiOperation({ summary: 'That the log of one size continues that of another' })
  @ApiNumber('from', 'The smaller size')
  @ApiNumber('to', 'The larger size (default: the size now)')
  @ApiProblems('store_unavailable', 'log_inconsistent')
  @ApiResponse({ status: 200, type: ConsistencyProofResponse, example: LOG_EXAMPLES.consistency })
  async consistency(@Query() query: RawQuery): Promise<ConsistencyProofResponse> {
    const now = await this.#log.size();
    const reader = new LogQueryReader(query);
    const to = reader.place('to', { max: now, otherwise: now });
    const from = reader.place('from', { max: to });
    reader.finish();
    return { from, to, ...(await this.#log.consistency(from, to)) };
  }

  @Get('entries')
  @RequireScope('analysis:read')
  @ApiOperation({ summary: 'The records of the log', description: 'From start up to, not with, end.' })
  @ApiNumber('start', 'First place, from 0 (default: 0)')
  @ApiNumber('end', 'Place behind the last (default: the size now)')
  @ApiProblems('store_unavailable', 'log_inconsistent')
  @ApiResponse({ status: 200, type: LogItemsResponse, example: LOG_EXAMPLES.entries })
  async entries(@Query() query: RawQuery, @Allowed() access: Access): Promise<LogItemsResponse> {
    const tree_size = await this.#log.size();
    const reader = new LogQueryReader(query);
    const start = reader.place('start', { max: tree_size, otherwise: 0 });
    const end = reader.place('end', { min: start, max: tree_size, otherwise: tree_size });
    reader.finish();
    const items = await this.#log.items(start, Math.min(end, start + MAX_ITEMS));
    return { tree_size, items: items.map((item) => inReach(item, access)), results_retention_days: this.#retention.days };
  }
}

/** The record of another repository is its hash alone: the log can be proved without being read. */
function inReach<T extends { entry: string | null }>(item: T, access: Access): T {
  if (access.reachesAll || item.entry === null) return item;
  const { repo } = JSON.parse(item.entry) as { repo: string };
  return access.reaches(repo) ? item : { ...item, entry: null };
}
