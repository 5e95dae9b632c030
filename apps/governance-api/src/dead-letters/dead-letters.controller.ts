import { Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ProvenanceError, STAGES, type Stage } from '@provenance/domain';
import { DEAD_LETTER_CURSOR, DeadLetters } from '@provenance/queue';
import { ApiProblems, RequireScope } from '@provenance/service';
import { AnalysisIdPipe, ApiAnalysisId } from '../analyses/analysis-id.pipe.ts';
import type { RawQuery } from '../query/query-reader.ts';
import { ApiPage } from '../results/page.ts';
import { DEAD_LETTER_EXAMPLE, DEAD_LETTERS_EXAMPLE, DeadLetterResponse, DeadLettersResponse } from './dead-letter.response.ts';
import { readDeadLetterQuery } from './dead-letter-query.ts';
import { StagePipe } from './stage.pipe.ts';

const ADDRESS = ':stage/:id';

@ApiTags('admin')
@Controller('v1/admin/dead-letters')
export class DeadLettersController {
  readonly #letters: DeadLetters;

  constructor(letters: DeadLetters) {
    this.#letters = letters;
  }

  @Get()
  @RequireScope('admin')
  @ApiOperation({ summary: 'The jobs that failed for good' })
  @ApiQuery({ name: 'stage', required: false, enum: STAGES })
  @ApiPage(DEAD_LETTER_CURSOR.source)
  @ApiProblems('store_unavailable')
  @ApiResponse({ status: 200, type: DeadLettersResponse, example: DEAD_LETTERS_EXAMPLE })
  async list(@Query() query: RawQuery): Promise<DeadLettersResponse> {
    const { items, next } = await this.#letters.list(readDeadLetterQuery(query));
    return { items, ...(next === undefined ? {} : { next_cursor: next }) };
  }

  @Get(ADDRESS)
  @RequireScope('admin')
  @ApiOperation({ summary: 'One of them' })
  @ApiParam({ name: 'stage', enum: STAGES })
  @ApiAnalysisId(DEAD_LETTER_EXAMPLE.analysis_id)
  @ApiProblems('malformed_id', 'not_found', 'store_unavailable')
  @ApiResponse({ status: 200, type: DeadLetterResponse, example: DEAD_LETTER_EXAMPLE })
  async read(@Param('stage', StagePipe) stage: Stage, @Param('id', AnalysisIdPipe) id: string): Promise<DeadLetterResponse> {
    return (await this.#letters.get(stage, id)) ?? noSuchLetter();
  }

  @Post(`${ADDRESS}/replay`)
  @RequireScope('admin')
  @HttpCode(204)
  @ApiOperation({ summary: 'Run it again', description: 'The analysis is open again, with all its attempts.' })
  @ApiParam({ name: 'stage', enum: STAGES })
  @ApiAnalysisId(DEAD_LETTER_EXAMPLE.analysis_id)
  @ApiProblems('malformed_id', 'not_found', 'content_gone', 'store_unavailable')
  @ApiResponse({ status: 204, description: 'It is back in its queue' })
  async replay(@Param('stage', StagePipe) stage: Stage, @Param('id', AnalysisIdPipe) id: string): Promise<void> {
    if (!(await this.#letters.replay(stage, id))) {
      noSuchLetter();
    }
  }

  @Delete(ADDRESS)
  @RequireScope('admin')
  @HttpCode(204)
  @ApiOperation({ summary: 'Drop it', description: 'The analysis stays failed; while its contents are kept it can be run again by its id.' })
  @ApiParam({ name: 'stage', enum: STAGES })
  @ApiAnalysisId(DEAD_LETTER_EXAMPLE.analysis_id)
  @ApiProblems('malformed_id', 'not_found', 'not_finished', 'store_unavailable')
  @ApiResponse({ status: 204, description: 'It is gone' })
  async drop(@Param('stage', StagePipe) stage: Stage, @Param('id', AnalysisIdPipe) id: string): Promise<void> {
    if (await this.#letters.drop(stage, id)) {
      return;
    }
    if ((await this.#letters.get(stage, id)) === undefined) {
      noSuchLetter();
    }
    throw new ProvenanceError('not_finished', 'Another job of this analysis runs just now', { retryAfter: 5 });
  }
}

function noSuchLetter(): never {
  throw new ProvenanceError('not_found', 'There is no such dead letter');
}
