import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { tmpdir } from 'node:os';
import { SEVERITIES } from '@provenance/domain';
import { semgrepCorePath } from '@provenance/embedded';
import type { FileScan, ScanFile } from '../detector/detector.ts';
import { openSemgrep } from '../semgrep/open-semgrep.ts';
import { NO_SIGNAL } from '../semgrep/engine.fixture.ts';
import { BUNDLED_RULES, readRuleFolder, ruleFolders } from './bundled-rules.ts';
import { ruleFacts, type SemgrepRule } from './semgrep-rule.ts';

/** A file that a rule is tested on. */
interface Fixture {
  rule: SemgrepRule;
  kind: 'match' | 'clean';
  file: ScanFile;
  /** `rules/<rule>/match/<name>`, as the tests name it. */
  name: string;
}

async function fixturesOf(folder: string, kind: Fixture['kind']): Promise<Fixture[]> {
  const rule = await readRuleFolder(folder);
  const root = join(folder, kind);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    paths.sort().map(async (path) => ({
      rule,
      kind,
      file: { path: relative(root, path), content: await readFile(path), language: '', partial: false },
      name: relative(BUNDLED_RULES, path),
    })),
  );
}

/** Lines that a comment `ruleid: <rule>` on the line before announces. */
function announced({ rule, file }: Fixture): number[] {
  const lines = file.content.toString('utf8').split('\n');
  return lines.flatMap((line, index) =>
    new RegExp(`ruleid:\\s*${rule.id}\\s*(\\*/|-->)?\\s*$`, 'u').test(line) ? [index + 2] : [],
  );
}

function foundLines(scan: FileScan, rule: SemgrepRule): number[] {
  const lines = scan.findings.filter((found) => found.rule_key === rule.id).map((found) => found.start_line);
  return [...new Set(lines)].sort((a, b) => a - b);
}

const folders = await ruleFolders();
const fixtures = (
  await Promise.all(folders.flatMap((folder) => [fixturesOf(folder, 'match'), fixturesOf(folder, 'clean')]))
).flat();

describe('the bundled rules', () => {
  const scans = new Map<Fixture, FileScan>();

  beforeAll(async () => {
    const semgrep = await openSemgrep({ corePath: semgrepCorePath(), workRoot: tmpdir(), engines: 1 });
    const results = await semgrep.scan(fixtures.map((fixture) => fixture.file), NO_SIGNAL);
    fixtures.forEach((fixture, index) => scans.set(fixture, results[index]!));
    await semgrep.close();
  }, 120_000);

  it.each(fixtures.map((fixture) => [fixture.name, fixture] as const))('%s: exactly what is announced', (_, fixture) => {
    const scan = scans.get(fixture)!;
    expect([scan.status, scan.reason]).toEqual(['covered', undefined]);
    expect(foundLines(scan, fixture.rule)).toEqual(fixture.kind === 'match' ? announced(fixture) : []);
    if (fixture.kind === 'match') expect(announced(fixture)).not.toHaveLength(0);
  });

  it.each(folders.map((folder) => [basename(folder), folder] as const))('%s is complete', async (name, folder) => {
    const rule = await readRuleFolder(folder);
    expect(rule.id).toBe(name);
    const kinds = fixtures.filter((fixture) => fixture.rule.id === name).map((fixture) => fixture.kind);
    expect(new Set(kinds)).toEqual(new Set(['match', 'clean']));
    const { category, cwe, severity } = ruleFacts(rule.severity, rule.metadata);
    expect(category).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(cwe).not.toHaveLength(0);
    expect(SEVERITIES).toContain(severity);
    expect(rule.metadata).toMatchObject({
      owasp: expect.arrayContaining([expect.stringMatching(/^A\d\d:2021$/)]),
      confidence: expect.stringMatching(/^(high|medium|low)$/),
      title: expect.any(String),
      why: expect.any(String),
      fix: expect.any(String),
      version: expect.any(Number),
    });
  });

  it('are many, over every language, a third of them from source to sink', async () => {
    const rules = await Promise.all(folders.map(readRuleFolder));
    const taint = rules.filter((rule) => rule['mode'] === 'taint');
    expect(rules.length).toBeGreaterThanOrEqual(45);
    expect(taint.length * 3).toBeGreaterThanOrEqual(rules.length);
    const languages = new Set(rules.flatMap((rule) => rule.languages));
    for (const name of ['python', 'javascript', 'typescript', 'go', 'java', 'dockerfile', 'yaml']) {
      expect(languages).toContain(name);
    }
  });
});
