import { parseTrailer, type Trailer } from './trailer.ts';

/** A line of a commit message that may mark its author. */
export interface MessageLine {
  text: string;
  trailer?: Trailer;
  /** In the last block, where git itself would look for trailers. */
  inFinalBlock: boolean;
}

/** No trailer is longer; longer lines are prose or an attack. */
const LONGEST_LINE = 2_000;

/**
 * The lines of a whole message. All of it is read, not only the last block: a squash merge keeps the messages of its
 * commits in the middle, and git's own parser misses up to half of their trailers.
 */
export function messageLines(message: string): MessageLine[] {
  const lines = message.split('\n').map((line) => (line.length > LONGEST_LINE ? '' : line.trim()));
  const final = finalBlock(lines);
  return lines.flatMap((text, index) => {
    if (text === '') return [];
    const trailer = parseTrailer(text);
    return [{ text, inFinalBlock: index >= final, ...(trailer === undefined ? {} : { trailer }) }];
  });
}

/** Index of the first line of the last paragraph when half of it or more are trailers; behind the end otherwise. */
function finalBlock(lines: readonly string[]): number {
  const last = lines.findLastIndex((line) => line !== '');
  const blank = last === -1 ? -1 : lines.lastIndexOf('', last);
  if (blank === -1) return lines.length;
  const block = lines.slice(blank + 1, last + 1);
  const trailers = block.filter((line) => parseTrailer(line) !== undefined).length;
  return trailers * 2 >= block.length ? blank + 1 : lines.length;
}
