import type { HeadFileRequest } from '../analyses/evidence.request.ts';
import type { IngestConfig } from '../ingest.config.ts';
import type { FaultList } from './fault-list.ts';
import { pathFault } from './path-rules.ts';
import type { SchemaName, SchemaValidator } from './schema-validator.ts';

const AT = '/provenance_data';

type Data = Readonly<Record<string, unknown>>;

/** Checks the head files and the bulky evidence of a submission: commits, notes, traces. */
export function checkEvidence(data: Data, limits: IngestConfig, schemas: SchemaValidator, faults: FaultList): void {
  const valid = (key: string, name: SchemaName, limit: number): unknown[] =>
    list(data, key, limit, faults).filter((member, index) =>
      schemas.check(name, member, () => `${AT}/${key}/${index}`, faults),
    );
  valid('commits', 'CommitRequest', limits.maxCommits);
  valid('notes', 'NoteRequest', limits.maxNotes);
  valid('renames', 'RenameRequest', limits.maxFiles);
  checkTraces(list(data, 'traces', limits.maxTraces, faults), faults);
  checkFiles(data, limits, schemas, faults);
}

/** The list under a key; absent and null are an empty one, anything else a fault and an empty one. */
function list(data: Data, key: string, limit: number, faults: FaultList): unknown[] {
  const value = data[key];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) faults.add(`${AT}/${key}`, 'must be a list');
  else if (value.length > limit) faults.add(`${AT}/${key}`, `must not have more than ${limit} members, has ${value.length}`);
  else return value;
  return [];
}

function checkTraces(traces: unknown[], faults: FaultList): void {
  for (const [index, trace] of traces.entries()) {
    if (typeof trace !== 'object' || trace === null || Array.isArray(trace)) {
      faults.add(`${AT}/traces/${index}`, 'must be object');
    }
  }
}

function checkFiles(data: Data, limits: IngestConfig, schemas: SchemaValidator, faults: FaultList): void {
  const seen = new Set<string>();
  for (const [index, file] of list(data, 'files', limits.maxFiles, faults).entries()) {
    const at = `${AT}/files/${index}`;
    if (!schemas.check('HeadFileRequest', file, () => at, faults)) continue;
    const { path } = file as HeadFileRequest;
    const fault = pathFault(path);
    if (fault !== undefined) faults.add(`${at}/path`, fault);
    if (seen.has(path)) faults.add(`${at}/path`, 'is a file that the list has already');
    seen.add(path);
    checkContent(file as HeadFileRequest, at, limits, faults);
  }
}

function checkContent(file: HeadFileRequest, at: string, { maxFileBytes }: IngestConfig, faults: FaultList): void {
  const content = file.content ?? undefined;
  const base64 = file.content_base64 ?? undefined;
  if ((content === undefined) === (base64 === undefined)) return faults.add(at, 'must have either content or content_base64');
  const bytes = content === undefined ? Buffer.byteLength(base64 ?? '', 'base64') : Buffer.byteLength(content);
  if (bytes > maxFileBytes) return faults.add(at, `must not be larger than ${maxFileBytes} bytes, is ${bytes}`);
  if (base64 !== undefined && !isBase64(base64)) faults.add(`${at}/content_base64`, 'must be base64 with its padding');
}

/** Decoding and encoding again is ten times faster than a regular expression on megabytes. */
function isBase64(text: string): boolean {
  return Buffer.from(text, 'base64').toString('base64') === text;
}
