import { byText } from '../analysis/text-order.ts';
import type { ChangedLine } from './changed-line.ts';
import { unquotePath } from './diff-path.ts';

/** A file that a change gave another name. */
export interface FileRename {
  from: string;
  to: string;
}

/** Git's own measure: half of a file must be the same. */
const SIMILAR = 0.5;
/** Files on each side that are compared with each other; git has such a limit too. */
const MOST_FILES = 200;

type Line = Pick<ChangedLine, 'file_path' | 'line_number' | 'change_type' | 'content'>;

/**
 * The renames of a change: those that its author named, and pairs of a deleted and a new file that are alike by half of
 * their lines. A file takes part in one rename at most. What nobody named and no content shows is no rename.
 */
export function renamesOf(lines: readonly Line[], named: readonly FileRename[] = []): FileRename[] {
  const renames = namedOnce(named);
  const taken = new Set(renames.flatMap(({ from, to }) => [from, to]));
  for (const { from, to } of alikePairs(lines)) {
    if (taken.has(from) || taken.has(to)) continue;
    renames.push({ from, to });
    taken.add(from).add(to);
  }
  return renames;
}

function namedOnce(named: readonly FileRename[]): FileRename[] {
  const froms = new Set<string>();
  const tos = new Set<string>();
  return named.filter(({ from, to }) => {
    if (from === to || froms.has(from) || tos.has(to)) return false;
    froms.add(from);
    tos.add(to);
    return true;
  });
}

/** Pairs that are alike enough, the most alike first; names settle ties. */
function alikePairs(lines: readonly Line[]): (FileRename & { share: number })[] {
  const files = wholeFiles(lines);
  const gone = files.filter(({ side }) => side === 'gone').slice(0, MOST_FILES);
  const born = files.filter(({ side }) => side === 'born').slice(0, MOST_FILES);
  return gone
    .flatMap((old) => born.map((fresh) => ({ from: old.path, to: fresh.path, share: alike(old.texts, fresh.texts) })))
    .filter(({ share }) => share >= SIMILAR)
    .sort((a, b) => b.share - a.share || byText(a.from, b.from) || byText(a.to, b.to));
}

interface WholeFile {
  path: string;
  side: 'gone' | 'born';
  texts: Map<string, number>;
}

/** Files of which every line went, and files of which every line came. Blank lines are in every file. */
function wholeFiles(lines: readonly Line[]): WholeFile[] {
  return [...Map.groupBy(lines, ({ file_path }) => file_path)].flatMap(([path, own]) => {
    const side = sideOf(own);
    const texts = own.map(({ content = '' }) => content.trim()).filter((text) => text !== '');
    return side === undefined || texts.length === 0 ? [] : [{ path, side, texts: counted(texts) }];
  });
}

function sideOf(lines: readonly Line[]): WholeFile['side'] | undefined {
  if (lines.every(({ change_type, line_number }) => change_type === 'deleted' && line_number <= 1)) return 'gone';
  const numbers = new Set(lines.map(({ line_number }) => line_number));
  const unbroken = numbers.size === lines.length && numbers.has(1) && numbers.has(lines.length);
  return unbroken && lines.every(({ change_type }) => change_type === 'added') ? 'born' : undefined;
}

function counted(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** The share of lines that both have, of the larger of the two. */
function alike(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let common = 0;
  for (const [text, count] of a) common += Math.min(count, b.get(text) ?? 0);
  return common / Math.max(sizeOf(a), sizeOf(b));
}

function sizeOf(file: ReadonlyMap<string, number>): number {
  return [...file.values()].reduce((sum, count) => sum + count, 0);
}

/** From a file's header to its rename; a line of a hunk starts with a sign, so no content is taken for one. */
const RENAME = /^diff --git .*\r?\n(?:(?:old mode|new mode|similarity index|dissimilarity index) .*\r?\n)*rename from (.+?)\r?\nrename to (.+?)\r?$/gmu;

/** The renames that a unified diff of git names in the headers of its files. */
export function renamesInDiff(diff: string): FileRename[] {
  return [...diff.matchAll(RENAME)].map(([, from = '', to = '']) => ({ from: unquotePath(from), to: unquotePath(to) }));
}
