import { Injectable, type PipeTransform } from '@nestjs/common';
import { ProvenanceError } from '@provenance/domain';
import { DEAD_LETTER_CURSOR } from '@provenance/queue';

/** The `?cursor=` of the list of dead letters; undefined without it. */
@Injectable()
export class DeadLetterCursorPipe implements PipeTransform<unknown, string | undefined> {
  transform(value: unknown): string | undefined {
    if (value === undefined || (typeof value === 'string' && DEAD_LETTER_CURSOR.test(value))) return value;
    throw new ProvenanceError('validation_failed', 'The page asked for is not valid', {
      faults: [{ pointer: '?cursor', detail: 'must be the next_cursor of a former answer' }],
    });
  }
}
