import { createHash } from 'node:crypto';
import type { LineRange, RawFinding } from './finding.ts';
import { LONGEST_RANGE } from './touches-change.ts';

/**
 * What recognises a finding beside its fingerprint. Kept with the finding and never shown: a digest of a line that
 * holds a secret would let a reader try secrets against it.
 */
export interface FindingTrail {
  /** Of the whole text that it stands on, trace and statements too: another text is another risk to accept. */
  line_digest: string;
  /** Rule, snippet and ordinal without the path. */
  content_fingerprint: string;
  /** Of the whole file, white space apart; absent where only some of its lines are known. */
  file_digest?: string;
  /** The fingerprint that it had under the file's name before this change renamed it. */
  former_fingerprint?: string;
}

/** A file as its findings are recognised by it. */
export interface FindingSource {
  lines: readonly string[];
  /** False where only some of its lines are known. */
  whole: boolean;
  /** Its name before this change. */
  formerPath?: string;
}

/** Text without what re-indenting and re-flowing change. */
export function normaliseText(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** 128 bits of the text without its white space, in hex. */
export function textDigest(text: string): string {
  return createHash('sha256').update(normaliseText(text)).digest('hex').slice(0, 32);
}

/** The digest of every line that a match stands on. Of a match of a whole class or file only the first line counts. */
export function lineDigest(raw: RawFinding, lines: readonly string[]): string {
  const ranges = [raw, ...(raw.trace ?? []), ...(raw.statements ?? [])].map(anchored);
  return textDigest(ranges.map(({ start_line, end_line }) => lines.slice(start_line - 1, end_line).join('\n')).join('\n'));
}

function anchored({ start_line, end_line }: LineRange): LineRange {
  return { start_line, end_line: end_line - start_line >= LONGEST_RANGE ? start_line : end_line };
}
