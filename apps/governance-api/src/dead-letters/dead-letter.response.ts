import { ApiProperty } from '@nestjs/swagger';
import { STAGES, type Stage } from '@provenance/domain';
import type { DeadLetter } from '@provenance/queue';

/** A job that failed for good and holds its analysis until it is replayed or dropped. */
export class DeadLetterResponse implements DeadLetter {
  @ApiProperty({ enum: STAGES })
  stage!: Stage;

  @ApiProperty()
  analysis_id!: string;

  @ApiProperty({ example: 'The engine ended with signal SIGSEGV on every attempt' })
  reason!: string;

  @ApiProperty({ type: 'integer', description: 'Runs that ended in a failure' })
  attempts!: number;

  @ApiProperty({ format: 'date-time' })
  failed_at!: string;
}

export class DeadLettersResponse {
  @ApiProperty({ type: [DeadLetterResponse], description: 'The newest first' })
  items!: DeadLetterResponse[];

  @ApiProperty({ required: false, description: 'Give it as `cursor` for the next page; absent on the last' })
  next_cursor?: string;
}

const LETTER: DeadLetterResponse = {
  stage: 'detect',
  analysis_id: 'an_3b0c8fb8a1d84b3f9a8f0a1b2c3d4e5f',
  reason: 'The engine ended with signal SIGSEGV on every attempt',
  attempts: 4,
  failed_at: '2026-03-02T09:16:31.204Z',
};

export const DEAD_LETTER_EXAMPLE = LETTER;
export const DEAD_LETTERS_EXAMPLE: DeadLettersResponse = { items: [LETTER] };
