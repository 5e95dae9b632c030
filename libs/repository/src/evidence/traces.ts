import type { Change } from '../change/change.ts';
import type { Shortcoming } from '../change/shortcoming.ts';
import { readCheckedOut } from '../change/untracked-files.ts';
import { readBlobs } from '../git/objects.ts';
import type { Repository } from '../repository.ts';

/** Where the reference writer of Agent Trace appends its records. */
const FOLDER = '.agent-trace/';
const WRITTEN = `${FOLDER}traces.jsonl`;

/** Bytes of one file of records that are read. */
const MAX_BYTES = 10 * 1024 * 1024;

export interface Traces {
  /** Records as they stand in the files: whether they are well formed is for their reader to say. */
  traces: Record<string, unknown>[];
  shortcomings: Shortcoming[];
}

/**
 * Agent Trace records, with `paths` only those about one of them: those that the head has committed, and those that lie in the
 * checkout, where an agent's hook leaves them.
 */
export async function readTraces(repository: Repository, change: Change, paths?: ReadonlySet<string>): Promise<Traces> {
  const found: Traces = { traces: [], shortcomings: [] };
  const seen = new Set<string>();
  for await (const text of traceFiles(repository, change, found.shortcomings)) {
    for (const record of recordsIn(text)) {
      const key = JSON.stringify(record);
      if (seen.has(key) || (paths !== undefined && !concerns(record, paths))) continue;
      seen.add(key);
      found.traces.push(record);
    }
  }
  return found;
}

async function* traceFiles(repository: Repository, change: Change, shortcomings: Shortcoming[]): AsyncGenerator<string, void, void> {
  const listed = await repository.git.text('ls-tree', '-r', '-z', change.head, '--', FOLDER.slice(0, -1));
  const ids = listed.split('\0').flatMap((entry) => /^100\d+ blob ([0-9a-f]+)\t.+\.jsonl?$/s.exec(entry)?.[1] ?? []);
  for await (const blob of readBlobs(repository.git, ids, MAX_BYTES)) {
    if ('content' in blob) yield blob.content.toString('utf8');
    else shortcomings.push(tooLarge(blob.size));
  }
  const checkedOut = await readCheckedOut(repository, WRITTEN, MAX_BYTES);
  if (typeof checkedOut === 'number') shortcomings.push(tooLarge(checkedOut));
  else if (checkedOut !== undefined) yield checkedOut.toString('utf8');
}

function tooLarge(bytes: number): Shortcoming {
  return { code: 'evidence_left_out', message: `a file of Agent Trace records has ${bytes} bytes and was not read` };
}

/** One record, a list of them, or one a line; a line that is no JSON says nothing. */
function recordsIn(text: string): Record<string, unknown>[] {
  const whole = parse(text);
  if (whole !== undefined) return [whole].flat().filter(isRecord);
  return text.split('\n').map(parse).filter(isRecord);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function concerns(record: Record<string, unknown>, paths: ReadonlySet<string>): boolean {
  const files: unknown = record['files'];
  return Array.isArray(files) && files.some((file: unknown) => isRecord(file) && typeof file['path'] === 'string' && paths.has(file['path']));
}
