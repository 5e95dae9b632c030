import { createHash } from 'node:crypto';
import type { FindingRecords } from './finding-records.ts';
import { stamp, timeOf } from './index-entry.ts';

const STEP = 1_000;
const HIDDEN = /^\d{15}\|[0-9a-f]{64}$/;

/**
 * A place in an index that a caller may go on from and may not know: the member names a repository, a pull request and a
 * fingerprint. The fingerprint is 256 random-looking bits, so that nobody finds the member to its digest.
 */
export function hiddenCursor(member: string): string {
  return `${stamp(timeOf(member))}|${createHash('sha256').update(member, 'utf8').digest('hex')}`;
}

export function isHiddenCursor(text: string): boolean {
  return HIDDEN.test(text);
}

/** The member behind a cursor; where it has left the index the place before all of its moment: what was seen comes again, nothing is left out. */
export async function memberBehind(records: FindingRecords, dimension: string, cursor: string): Promise<string> {
  const from = timeOf(cursor);
  // Above every member of the moment: names of repositories have no tilde.
  const top = `${stamp(from)}|~`;
  for (let before = top; ; ) {
    const members = await records.range(dimension, { before, from, limit: STEP });
    const found = members.find((member) => hiddenCursor(member) === cursor);
    if (found !== undefined) return found;
    if (members.length < STEP) return top;
    before = members.at(-1)!;
  }
}
