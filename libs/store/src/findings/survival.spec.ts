import { changesByFile, deriveId, fileFindings, renamesOf, type ChangedLine, type DetectionResult, type RawFinding } from '@provenance/domain';
import { FindingStore } from './finding-store.ts';
import { InMemoryFindingRecords } from './in-memory-finding-records.ts';

const START = Date.parse('2026-03-02T09:00:00Z');
const minute = (number: number): string => new Date(START + number * 60_000).toISOString();
const FILE = ['from db import cursor', '', 'def orders(owner):', '    query = "SELECT * FROM orders WHERE owner = " + owner', '    cursor.execute(query)', '    return cursor'];

/** Stands for the engine: every call of execute is a match, and so is the statement before it, where its value comes from. */
function matches(lines: readonly string[]): RawFinding[] {
  return lines.flatMap((line, index) => {
    const at = line.indexOf('cursor.execute');
    if (at < 0) return [];
    const place = { start_line: index + 1, end_line: index + 1, start_column: at + 1, end_column: line.length + 1 };
    return [{ ...place, rule_key: 'sql', rule_version: '1', category: 'sqli', severity: 'critical', confidence: 'high', message: 'm', cwe: [], engine_name: 'e', engine_version: '1', snippet: line.slice(at), trace: [{ role: 'source', start_line: index, end_line: index }] } satisfies RawFinding];
  });
}

/** A push that adds these files to the pull request. */
function push(number: number, files: Record<string, readonly string[]>, deleted: Record<string, readonly string[]> = {}) {
  const id = deriveId('an', String(number));
  const added = Object.entries(files).flatMap(([file_path, lines]) => lines.map((content, index): ChangedLine => ({ file_path, line_number: index + 1, change_type: 'added', content })));
  const gone = Object.entries(deleted).flatMap(([file_path, lines]) => lines.map((content): ChangedLine => ({ file_path, line_number: 1, change_type: 'deleted', content })));
  const formers = new Map(renamesOf([...added, ...gone]).map(({ from, to }) => [to, from]));
  const changes = changesByFile(added);
  const findings = Object.entries(files).flatMap(([file_path, lines]) => {
    const formerPath = formers.get(file_path);
    const context = { analysis_id: id, repo: 'acme/shop', pr_number: '42', file_path, detected_at: minute(number) };
    return fileFindings(matches(lines), changes.get(file_path)!, context, { lines, whole: true, ...(formerPath !== undefined && { formerPath }) }).findings;
  });
  const detection: DetectionResult = { findings, coverage: Object.keys(files).map((path) => ({ path, status: 'covered' })), engines: [] };
  return { repo: 'acme/shop', pr_number: '42', seen: { analysis_id: id, at: minute(number), base_sha: 'base', head_sha: `h${number}` }, detection, at: minute(number) };
}

async function suppressedIn(next: ReturnType<typeof push>, expires_at?: string): Promise<string[]> {
  const store = new FindingStore(new InMemoryFindingRecords());
  const first = push(1, { 'a.py': FILE });
  await store.observe(first, () => ({ agent_id: 'x', contributor: 'ai', confidence: 1 }));
  const { fingerprint } = first.detection.findings[0]!;
  await store.suppress({ fingerprint, scope: 'repo', repo: 'acme/shop', reason: 'r', actor: 'ada', ...(expires_at !== undefined && { expires_at }) }, minute(2));
  const judged = await store.judge(next, false);
  await store.observe(next, () => ({ agent_id: 'x', contributor: 'ai', confidence: 1 }));
  // What is written down says the same as what was decided on.
  const lives = await store.livesIn(next, judged.map((one) => one.fingerprint), next.at);
  expect(lives.map(({ status }) => status)).toEqual(judged.map(({ status }) => status));
  return judged.map(({ status }) => status);
}

const moved = [...Array.from({ length: 200 }, (_, index) => `x${index} = ${index}`), ...FILE];
const indented = [...FILE.slice(0, 3), '    if owner:', ...FILE.slice(3).map((line) => `    ${line}`)];
const changed = FILE.map((line) => line.replace('" + owner', '" + owner.strip()'));
const sink = FILE.map((line) => line.replace('execute(query)', 'execute(query, 1)'));

describe('a suppression', () => {
  it.each<[string, ReturnType<typeof push>, string[]]>([
    ['the same file', push(5, { 'a.py': FILE }), ['suppressed']],
    ['200 moved lines', push(5, { 'a.py': moved }), ['suppressed']],
    ['a re-indented block', push(5, { 'a.py': indented }), ['suppressed']],
    ['a file that a later push renamed', push(5, { 'b.py': FILE }), ['suppressed']],
    ['a file that the change renames and edits', push(5, { 'b.py': [...FILE, 'more = 1'] }, { 'a.py': FILE }), ['suppressed']],
  ])('survives %s', async (_name, next, statuses) => {
    expect(await suppressedIn(next)).toEqual(statuses);
  });

  it.each<[string, ReturnType<typeof push>, string[]]>([
    ['the line of its source has changed', push(5, { 'a.py': changed }), ['open']],
    ['its own line has changed', push(5, { 'a.py': sink }), ['open']],
    ['another file has an equal snippet', push(5, { 'a.py': FILE, 'b.py': FILE }), ['suppressed', 'open']],
  ])('does not hold where %s', async (_name, next, statuses) => {
    expect(await suppressedIn(next)).toEqual(statuses);
  });

  it('ends at its expiry', async () => {
    expect(await suppressedIn(push(5, { 'a.py': FILE }), minute(6))).toEqual(['suppressed']);
    expect(await suppressedIn(push(6, { 'a.py': FILE }), minute(6))).toEqual(['open']);
  });
});
