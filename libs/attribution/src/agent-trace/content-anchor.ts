import { createHash } from 'node:crypto';
import { murmur3 } from './murmur3.ts';

/** Lines of a file by index, from 0; undefined where the text is not known. */
export type FileLines = readonly (string | undefined)[];

/** Characters that are hashed to find ranges again, of all files of a change together. */
const BUDGET = 50_000_000;

/** The specification leaves open what is hashed: producers take the lines as they are, with their newline, or trimmed. */
const FORMS: readonly ((lines: readonly string[]) => string)[] = [
  (lines) => lines.join('\n'),
  (lines) => `${lines.join('\n')}\n`,
  (lines) => lines.map((line) => line.trim()).join('\n'),
];

/** Finds ranges again by the hash of their content, near where they were first. Stops, and says so, when it costs too much. */
export class ContentAnchor {
  #left = BUDGET;

  get exhausted(): boolean {
    return this.#left <= 0;
  }

  /**
   * Number of the line, from 1, where `length` lines with this hash start now: the nearest to where they were.
   * Undefined when they are nowhere, or the hash is of a kind that cannot be computed.
   */
  find(lines: FileLines, contentHash: string, from: number, length: number): number | undefined {
    const same = comparison(contentHash);
    const last = lines.length - length;
    if (same === undefined || length < 1 || last < 0) return undefined;
    for (const start of outward(Math.min(Math.max(from - 1, 0), last), last)) {
      const window = windowAt(lines, start, length);
      if (window === undefined) continue;
      this.#left -= window.reduce((sum, line) => sum + line.length + 1, 0);
      if (FORMS.some((form) => same(Buffer.from(form(window), 'utf8')))) return start + 1;
      if (this.exhausted) return undefined;
    }
    return undefined;
  }
}

function comparison(contentHash: string): ((bytes: Buffer) => boolean) | undefined {
  const [kind, digest = ''] = contentHash.toLowerCase().split(':', 2);
  if (kind === 'murmur3' && /^[0-9a-f]{8}$/.test(digest)) return (bytes) => murmur3(bytes) === digest;
  if (kind === 'sha256' && /^[0-9a-f]{16,64}$/.test(digest)) {
    return (bytes) => createHash('sha256').update(bytes).digest('hex').startsWith(digest);
  }
  return undefined;
}

/** The indices from 0 to `last`, those near `start` first. */
function* outward(start: number, last: number): Generator<number> {
  for (let distance = 0; distance <= last; distance += 1) {
    if (start - distance >= 0) yield start - distance;
    if (distance > 0 && start + distance <= last) yield start + distance;
  }
}

function windowAt(lines: FileLines, start: number, length: number): string[] | undefined {
  const window: string[] = [];
  for (let at = start; at < start + length; at += 1) {
    const line = lines[at];
    if (line === undefined) return undefined;
    window.push(line.endsWith('\r') ? line.slice(0, -1) : line);
  }
  return window;
}
