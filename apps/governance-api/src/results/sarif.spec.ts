import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { type DetectorCapability, fittedSarif, SARIF_LIMITS, sarifDocument, type SarifContext, type SarifFinding } from '@provenance/domain';
import { Ajv, type ValidateFunction } from 'ajv';
import { SAMPLE_DETECTION } from '../examples/sample-analysis.ts';
import { startReads } from '../reads.fixture.ts';

const CONTEXT: SarifContext = { version: '0.1.0', repo: 'acme/shop', pr_number: '42', head_sha: 'def456', repository_url: 'https://github.com' };
const SAMPLE = SAMPLE_DETECTION.findings[0]!;

interface Run {
  tool: { driver: { rules: { id: string }[] } };
  results: { ruleId: string; ruleIndex: number; codeFlows?: object[]; suppressions?: { kind: string; status: string }[]; level: string }[];
  automationDetails: { id: string };
  invocations: { executionSuccessful: boolean; toolExecutionNotifications?: { message: { text: string } }[] }[];
}

let valid: ValidateFunction;

beforeAll(async () => {
  const text = await readFile(new URL('fixtures/sarif-2.1.0-rtm.5.json', import.meta.url), 'utf8');
  const schema = JSON.parse(text) as Record<string, unknown>;
  delete schema['$schema'];
  delete schema['id'];
  // The schema is of draft 4, of which it uses nothing that later drafts read otherwise.
  valid = new Ajv({ strict: false, logger: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
});

function runsOf(findings: readonly SarifFinding[], context: SarifContext = CONTEXT): Run[] {
  const document = JSON.parse(JSON.stringify(sarifDocument(findings, context))) as { runs: Run[] };
  valid(document);
  expect(valid.errors ?? []).toEqual([]);
  return document.runs;
}

const many = (count: number): SarifFinding[] =>
  Array.from({ length: count }, (_, index) => ({ ...SAMPLE, severity: index % 3 === 0 ? 'critical' : 'low', rule_key: `rule-${index % 40}`, fingerprint: String(index) }));

describe('SARIF', () => {
  it.each([0, 1, 300, 6_000])('of %i findings is valid by the schema and holds each of them', (count) => {
    expect(runsOf(many(count)).flatMap(({ results }) => results)).toHaveLength(count);
  });

  it('has each rule of a result, where the result says that it is', () => {
    for (const { tool, results } of runsOf(many(6_000))) {
      expect(results.filter(({ ruleId, ruleIndex }) => tool.driver.rules[ruleIndex]?.id !== ruleId)).toEqual([]);
      expect(new Set(tool.driver.rules.map(({ id }) => id)).size).toBe(tool.driver.rules.length);
    }
  });

  it('is no success where files were not looked at in full, and says which and why', () => {
    const uncovered = [{ path: 'src/a b.py', reason: 'it has more than 1000000 bytes' }];
    const [partly] = runsOf([], { ...CONTEXT, coverage: { files_uncovered: 1, files_partial: 2, uncovered } });
    expect(partly!.invocations).toEqual([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          { level: 'error', message: { text: 'It could not be looked at in full: it has more than 1000000 bytes' }, locations: [{ physicalLocation: { artifactLocation: { uri: 'src/a%20b.py', uriBaseId: '%SRCROOT%' } } }] },
          { level: 'error', message: { text: '2 more files could not be looked at in full.' } },
        ],
      },
    ]);
    expect(runsOf([], { ...CONTEXT, coverage: { files_uncovered: 0, files_partial: 0, uncovered: [] } })[0]!.invocations).toEqual([{ executionSuccessful: true }]);
  });

  it('is split where one run would not be shown as a whole, and says so', () => {
    const runs = runsOf(many(6_000));
    expect(runs.map(({ results }) => results.length)).toEqual([SARIF_LIMITS.shownResultsPerRun, 1_000]);
    expect(new Set(runs.map(({ automationDetails }) => automationDetails.id)).size).toBe(2);
    expect(runs[0]!.invocations[0]!.toolExecutionNotifications![0]!.message.text).toBe('Part 1 of 2: 6000 results are more than one run shows.');
    expect(runs[1]!.results.every(({ level }) => level === 'note')).toBe(true);
  });

  it('leaves out the mildest where it has no more room, and says how many', () => {
    const runs = runsOf(many(SARIF_LIMITS.runs * SARIF_LIMITS.shownResultsPerRun + 7));
    expect(runs).toHaveLength(SARIF_LIMITS.runs);
    expect(JSON.stringify(runs[0]!.invocations)).toContain('7 results, the mildest, are left out');
  });

  it('shows the way of a tainted value, and what holds a finding back', () => {
    const suppression = { kind: 'external', scope: 'repo', reason: 'a constant' } as const;
    const [held, tried] = runsOf([{ ...SAMPLE, status: 'suppressed', suppression }, { ...SAMPLE, suppression_attempt: true }])[0]!.results;
    expect(held!.codeFlows).toHaveLength(1);
    expect(held!.suppressions).toEqual([{ kind: 'external', status: 'accepted', justification: 'a constant' }]);
    expect(tried!.suppressions).toMatchObject([{ kind: 'inSource', status: 'rejected' }]);
  });

  it('leaves out the mildest until GitHub takes it, and says how many', async () => {
    const findings = many(3_000);
    const gzipped = (text: string): Promise<number> => Promise.resolve(gzipSync(text).length);
    const limit = Math.floor((await gzipped(JSON.stringify(sarifDocument(findings, CONTEXT)))) * 0.6);
    const text = await fittedSarif(findings, CONTEXT, gzipped, limit);
    const { runs } = JSON.parse(text) as { runs: Run[] };
    const kept = runs.flatMap(({ results }) => results);
    expect(gzipSync(text).length).toBeLessThanOrEqual(limit);
    expect(kept.length).toBeGreaterThan(1_000);
    expect(kept.filter(({ level }) => level === 'error')).toHaveLength(1_000);
    expect(JSON.stringify(runs[0]!.invocations)).toContain(`${3_000 - kept.length} results, the mildest, are left out`);
    expect(JSON.parse(await fittedSarif(findings, CONTEXT, gzipped))).toEqual(JSON.parse(JSON.stringify(sarifDocument(findings, CONTEXT))));
  });

  it('describes rules by what they say of themselves, and by their findings where they are unknown', () => {
    const rule: DetectorCapability = { name: 'semgrep', rule_key: 'known', category: 'sqli', description: 'SQL built from text', severity: 'critical', confidence: 'high', cwe: ['CWE-89'], owasp: ['A03:2021'], why: 'It <runs>.', fix: 'Bind it.' };
    const document = sarifDocument([{ ...SAMPLE, rule_key: 'known', message: 'one of them' }, { ...SAMPLE, rule_key: 'gone', message: 'found' }], { ...CONTEXT, rules: [rule] });
    valid(JSON.parse(JSON.stringify(document)));
    expect(valid.errors ?? []).toEqual([]);
    const [known, gone] = (document as { runs: { tool: { driver: { rules: object[] } } }[] }).runs[0]!.tool.driver.rules;
    expect(known).toMatchObject({
      shortDescription: { text: 'SQL built from text' },
      fullDescription: { text: 'It <runs>.' },
      help: { text: 'SQL built from text\n\nIt <runs>.\n\nInstead: Bind it.\n\nCategory: sqli.', markdown: expect.stringContaining('It \\<runs\\>.') as string },
      helpUri: 'https://cwe.mitre.org/data/definitions/89.html',
      defaultConfiguration: { level: 'error' },
      properties: { tags: ['security', 'sqli', 'external/cwe/cwe-89', 'owasp/a03:2021'], precision: 'high', 'security-severity': '9.5' },
    });
    expect(gone).toMatchObject({ id: 'gone', shortDescription: { text: 'found' } });
  });

  it('is served for an analysis', async () => {
    const reads = await startReads();
    const id = await reads.accept();
    await reads.finish(id);
    const answer = await fetch(`${reads.base}/v1/analysis/${id}/sarif`);
    expect(answer.headers.get('content-type')).toContain('application/sarif+json');
    const document = (await answer.json()) as { runs: Run[] };
    valid(document);
    expect(valid.errors ?? []).toEqual([]);
    expect(document.runs[0]).toMatchObject({
      versionControlProvenance: [{ repositoryUri: 'https://github.com/acme/shop', revisionId: 'def456' }],
      results: [{ properties: { agent_id: 'claude-3-opus' } }],
    });
    await reads.app.close();
  });
});
