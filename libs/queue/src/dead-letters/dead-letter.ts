import { QUEUES } from '@provenance/contracts';
import type { Stage } from '@provenance/domain';

/** A job that failed for good and waits for somebody to look at it. */
export interface DeadLetter {
  stage: Stage;
  analysis_id: string;
  reason: string;
  /** Runs that ended in a failure; those that a worker did not survive are not among them. */
  attempts: number;
  /** RFC 3339, UTC. */
  failed_at: string;
}

/** A place in the list: newest first, then by stage, then by id downwards. */
export interface Position {
  at: number;
  stage: Stage;
  id: string;
}

/** Negative when `a` comes before `b` in the list. */
export function byPosition(a: Position, b: Position): number {
  return b.at - a.at || QUEUES.indexOf(a.stage) - QUEUES.indexOf(b.stage) || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}

/** A position as clients carry it from page to page. */
export function toCursor({ at, stage, id }: Position): string {
  return `${at}.${stage}.${id}`;
}

/** What a cursor looks like: time, stage, analysis. */
export const DEAD_LETTER_CURSOR = new RegExp(`^(\\d{1,16})\\.(${QUEUES.join('|')})\\.(an_[0-9a-f]{32})$`);

/** The position of a cursor; undefined when it is none of ours. */
export function fromCursor(cursor: string): Position | undefined {
  const [, time, stage, id] = DEAD_LETTER_CURSOR.exec(cursor) ?? [];
  return id === undefined ? undefined : { at: Number(time), stage: stage as Stage, id };
}
