import { hash } from 'node:crypto';
import type { ChangedLineRequest } from '../analyses/changed-line.request.ts';
import type { FaultList } from './fault-list.ts';
import { pathFault } from './path-rules.ts';
import type { SchemaValidator } from './schema-validator.ts';

const AT = '/provenance_data/changed_lines';

export interface LineLimits {
  maxLines: number;
  maxLineLength: number;
}

/** Checks `changed_lines`; every fault names its line. This loop runs for each line of each submission. */
export function checkLines(lines: readonly unknown[], limits: LineLimits, schemas: SchemaValidator, faults: FaultList): void {
  if (lines.length === 0) return faults.add(AT, 'must not be empty');
  if (lines.length > limits.maxLines) return faults.add(AT, `must not have more than ${limits.maxLines} lines, has ${lines.length}`);
  const seen = new SeenLines();
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (!schemas.check('ChangedLineRequest', line, () => `${AT}/${index}`, faults)) continue;
    checkLine(line as ChangedLineRequest, index, limits, seen, faults);
  }
}

function checkLine(line: ChangedLineRequest, index: number, limits: LineLimits, seen: SeenLines, faults: FaultList): void {
  const path = seen.pathFault(line.file_path);
  if (path !== undefined) faults.add(`${AT}/${index}/file_path`, path);
  if (seen.isDuplicate(line)) {
    faults.add(`${AT}/${index}`, 'is a line that the list has already (same path, number and change_type)');
  }
  checkContent(line, `${AT}/${index}`, limits.maxLineLength, faults);
}

function checkContent(line: ChangedLineRequest, at: string, maxLength: number, faults: FaultList): void {
  const content = line.content ?? undefined;
  const digest = line.content_sha256 ?? undefined;
  const signature = line.attestation_signature ?? undefined;
  if (content !== undefined && content.length > maxLength) {
    faults.add(`${at}/content`, `must not be longer than ${maxLength} characters`);
  }
  if (content !== undefined && digest !== undefined && !isDigest(content, digest)) {
    faults.add(`${at}/content_sha256`, 'is not the sha256 of the content');
  }
  if (signature !== undefined && content === undefined && digest === undefined) {
    faults.add(`${at}/attestation_signature`, 'signs nothing: the line has neither content nor content_sha256');
  }
}

function isDigest(content: string, digest: string): boolean {
  return hash('sha256', content, 'hex') === digest.toLowerCase();
}

/** What earlier lines were; lines of one file mostly stand together, so the last path is kept at hand. */
class SeenLines {
  readonly #files = new Map<string, { fault: string | undefined; head: Set<number> }>();
  #lastPath: string | undefined;
  #last: { fault: string | undefined; head: Set<number> } = { fault: undefined, head: new Set() };

  pathFault(path: string): string | undefined {
    if (path !== this.#lastPath) this.#turnTo(path);
    return this.#last.fault;
  }

  /**
   * Whether this line of the head stood in the list before. Deleted lines are exempt: those of one gap all
   * have the number of the line that follows it.
   */
  isDuplicate({ file_path, line_number, change_type }: ChangedLineRequest): boolean {
    if (change_type === 'deleted') return false;
    if (file_path !== this.#lastPath) this.#turnTo(file_path);
    const { head } = this.#last;
    if (head.has(line_number)) return true;
    head.add(line_number);
    return false;
  }

  #turnTo(path: string): void {
    let file = this.#files.get(path);
    if (file === undefined) this.#files.set(path, (file = { fault: pathFault(path), head: new Set() }));
    this.#lastPath = path;
    this.#last = file;
  }
}
