import { languageOf, parseUnifiedDiff, UNKNOWN_LANGUAGE, type ChangedLine } from '@provenance/domain';
import type { Repository } from '../repository.ts';
import { NEWLINE, split } from '../git/lines.ts';
import { pathName, unquoteBytes, type PathName } from '../git/path-name.ts';
import type { Change } from './change.ts';
import { BINARY_PROBE, untrackedFiles } from './untracked-files.ts';

/** One file of a change. */
export interface ChangedFile {
  path: PathName;
  /** Its name at the base, where it was renamed. */
  oldPath?: PathName;
  lines: ChangedLine[];
  /** The object that holds its new contents; absent for a deleted file. In a working tree it need not exist. */
  blob?: string;
  /** Why it has no lines, for a human. */
  leftOut?: string;
}

/** Bytes of one file's part of a diff; beyond that it is no source that anybody reads. */
const MAX_DIFF_BYTES = 16 * 1024 * 1024;

const FILE = Buffer.from('diff --git ');

/**
 * Every setting that shapes a diff, said here: configuration must not. `--text`, because a change may bring
 * attributes that call its own source binary, and a file without lines would go unseen.
 */
const SHAPE = [
  '--no-color', '--no-ext-diff', '--no-textconv', '--text', '--patch', '--unified=0', '--inter-hunk-context=0', '--full-index',
  '--find-renames', '--diff-algorithm=myers', '--src-prefix=a/', '--dst-prefix=b/', '--no-relative',
  '--submodule=short', '--ignore-submodules=dirty', '--ws-error-highlight=none',
];

/** The files of a change as git names them, one at a time: memory is that of the largest file, not of the change. */
export async function* changedFiles(repository: Repository, change: Change): AsyncGenerator<ChangedFile, void, void> {
  const sides = {
    range: [change.base, change.head],
    staged: ['--cached', change.base],
    'working-tree': [change.base],
  }[change.kind];
  for await (const chunk of fileChunks(repository.git.stream(['diff', ...SHAPE, ...sides, '--']))) {
    const file = readChunk(chunk);
    if (file !== undefined) yield file;
  }
  if (change.kind === 'working-tree') yield* untrackedFiles(repository);
}

interface Chunk {
  lines: Buffer[];
  /** More than MAX_DIFF_BYTES came; the rest was let go. */
  cut: boolean;
}

/** In a hunk every line has a sign before it, so a line that starts with `diff --git` is a header whatever the file says. */
async function* fileChunks(diff: AsyncIterable<Buffer>): AsyncGenerator<Chunk, void, void> {
  let chunk: Chunk | undefined;
  let bytes = 0;
  for await (const line of split(diff, NEWLINE)) {
    if (line.subarray(0, FILE.length).equals(FILE)) {
      if (chunk !== undefined) yield chunk;
      chunk = { lines: [], cut: false };
      bytes = 0;
    }
    if (chunk === undefined) continue;
    bytes += line.length;
    if (bytes > MAX_DIFF_BYTES) chunk.cut = true;
    // A copy: a line must not keep the whole read of the stream alive.
    else chunk.lines.push(Buffer.from(line));
  }
  if (chunk !== undefined) yield chunk;
}

function readChunk({ lines, cut }: Chunk): ChangedFile | undefined {
  const end = lines.findIndex((line) => line.subarray(0, 3).toString('latin1') === '@@ ');
  const header = lines.slice(0, end < 0 ? lines.length : end);
  const submodule = header.some((line) => /^(?:index .*|(?:new file|deleted file|old|new) mode) 160000$/.test(line.toString('latin1')));
  const names = readNames(header);
  if (end < 0 || submodule || names === undefined) return undefined;
  const file = { ...names, lines: [] };
  if (cut) return { ...file, leftOut: `its diff is larger than ${MAX_DIFF_BYTES / 1024 / 1024} MB` };
  // A file that claims to be source is read as source, whatever bytes it holds.
  if (isBinary(lines.slice(end)) && languageOf(names.path.text) === UNKNOWN_LANGUAGE) return { ...file, leftOut: 'binary' };
  const parsed = parseUnifiedDiff(Buffer.concat(lines.flatMap((line) => [line, Buffer.of(NEWLINE)])).toString('utf8'));
  return { ...file, lines: parsed.map((line) => ({ ...line, file_path: names.path.text })) };
}

function isBinary(body: readonly Buffer[]): boolean {
  let seen = 0;
  for (const line of body) {
    if (line.includes(0)) return true;
    seen += line.length;
    if (seen > BINARY_PROBE) return false;
  }
  return false;
}

type Names = Pick<ChangedFile, 'path' | 'oldPath' | 'blob'>;

function readNames(header: readonly Buffer[]): Names | undefined {
  const [before, after] = [sideName(header, '--- '), sideName(header, '+++ ')];
  const path = after ?? before;
  if (path === undefined) return undefined;
  const index = header.map((line) => /^index [0-9a-f]+\.\.([0-9a-f]+)/.exec(line.toString('latin1'))?.[1]).find((id) => id !== undefined);
  return {
    path,
    ...(before !== undefined && before.text !== path.text && { oldPath: before }),
    ...(after !== undefined && index !== undefined && { blob: index }),
  };
}

/** The name of one side, undefined where the file is not there. Git adds a tab after a name with blanks. */
function sideName(header: readonly Buffer[], mark: string): PathName | undefined {
  const line = header.find((text) => text.subarray(0, mark.length).toString('latin1') === mark);
  if (line === undefined) return undefined;
  const name = line.subarray(mark.length);
  const quoted = name[0] === 0x22;
  const bare = !quoted && name.at(-1) === 0x09 ? name.subarray(0, -1) : name;
  const bytes = unquoteBytes(bare);
  if (bytes.equals(Buffer.from('/dev/null'))) return undefined;
  return pathName(bytes.subarray(2));
}
