import { Controller, Delete, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiProperty, ApiPropertyOptional, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ProvenanceError } from '@provenance/domain';
import { ExportLetters, type LettersDone } from '@provenance/queue';
import { ApiProblems, noteForAudit, RequireScope } from '@provenance/service';
import type { FastifyRequest } from 'fastify';
import type { RawQuery } from '../query/query-reader.ts';
import { ApiPage, pageRequest } from '../results/page.ts';

export class ExportLetterResponse {
  @ApiProperty({ example: 'an_7b2d7f0b9a0f4a3d8f63f2c1f0e4c5a9' })
  id!: string;

  @ApiProperty({ description: 'What was to be exported', example: 'analysis an_7b2d7f0b9a0f4a3d8f63f2c1f0e4c5a9' })
  subject!: string;

  @ApiProperty({ example: 'ev_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f: no such field: payload.risk' })
  reason!: string;

  @ApiProperty({ format: 'date-time' })
  failed_at!: string;
}

export class ExportLettersResponse {
  @ApiProperty({ type: [ExportLetterResponse], description: 'The newest first' })
  items!: ExportLetterResponse[];

  @ApiProperty({ description: 'All of them' })
  total!: number;

  @ApiPropertyOptional({ example: '100' })
  next_cursor?: string;
}

export class ExportLettersDoneResponse implements LettersDone {
  @ApiProperty({ description: 'So many of them' })
  done!: number;

  @ApiProperty({ description: 'Dead letters that there are still, those that came meanwhile among them' })
  left!: number;
}

const DONE_EXAMPLE: ExportLettersDoneResponse = { done: 1_000, left: 212 };

const LETTERS_EXAMPLE: ExportLettersResponse = {
  items: [
    {
      id: 'an_7b2d7f0b9a0f4a3d8f63f2c1f0e4c5a9',
      subject: 'analysis an_7b2d7f0b9a0f4a3d8f63f2c1f0e4c5a9',
      reason: 'ev_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f: no such field: payload.risk',
      failed_at: '2026-03-02T10:00:00.000Z',
    },
  ],
  total: 1,
};

@ApiTags('admin')
@Controller('v1/admin/exports/dead-letters')
export class ExportLettersController {
  readonly #letters: ExportLetters;

  constructor(letters: ExportLetters) {
    this.#letters = letters;
  }

  @Get()
  @RequireScope('admin')
  @ApiOperation({ summary: 'The exports that no sink took' })
  @ApiPage()
  @ApiProblems('store_unavailable')
  @ApiResponse({ status: 200, type: ExportLettersResponse, example: LETTERS_EXAMPLE })
  async list(@Query() query: RawQuery): Promise<ExportLettersResponse> {
    const { offset, limit } = pageRequest(query);
    const { items, total } = await this.#letters.list(offset, limit);
    const end = offset + items.length;
    return { items, total, ...(end < total ? { next_cursor: String(end) } : {}) };
  }

  @Post('replay')
  @RequireScope('admin')
  @HttpCode(200)
  @ApiOperation({ summary: 'Export the oldest again', description: 'A thousand at the most: while there are more left, ask again.' })
  @ApiProblems('store_unavailable')
  @ApiResponse({ status: 200, type: ExportLettersDoneResponse, example: DONE_EXAMPLE })
  replayOldest(@Req() request: FastifyRequest): Promise<ExportLettersDoneResponse> {
    return noted(request, this.#letters.replayOldest());
  }

  @Delete()
  @RequireScope('admin')
  @ApiOperation({ summary: 'Drop the oldest', description: 'A thousand at the most: while there are more left, ask again. Their rows are not exported.' })
  @ApiProblems('store_unavailable')
  @ApiResponse({ status: 200, type: ExportLettersDoneResponse, example: DONE_EXAMPLE })
  dropOldest(@Req() request: FastifyRequest): Promise<ExportLettersDoneResponse> {
    return noted(request, this.#letters.dropOldest());
  }

  @Post(':id/replay')
  @RequireScope('admin')
  @HttpCode(204)
  @ApiOperation({ summary: 'Export it again' })
  @ApiParam({ name: 'id' })
  @ApiProblems('not_found', 'store_unavailable')
  @ApiResponse({ status: 204, description: 'It is back in its queue' })
  async replay(@Param('id') id: string): Promise<void> {
    if (!(await this.#letters.replay(id))) noSuchLetter();
  }

  @Delete(':id')
  @RequireScope('admin')
  @HttpCode(204)
  @ApiOperation({ summary: 'Drop it', description: 'Its rows are not exported.' })
  @ApiParam({ name: 'id' })
  @ApiProblems('not_found', 'store_unavailable')
  @ApiResponse({ status: 204, description: 'It is gone' })
  async drop(@Param('id') id: string): Promise<void> {
    if (!(await this.#letters.drop(id))) noSuchLetter();
  }
}

/** The trail has how many it were: their ids are in none of the two. */
async function noted<D extends LettersDone>(request: FastifyRequest, doing: Promise<D>): Promise<D> {
  const answer = await doing;
  noteForAudit(request, { target: `the oldest ${answer.done} exports` });
  return answer;
}

function noSuchLetter(): never {
  throw new ProvenanceError('not_found', 'There is no such dead letter');
}
