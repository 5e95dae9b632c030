import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { call, type Ran } from '../../run.fixture.ts';

const ROOT = resolve(import.meta.dirname, '../../../../..');

const POLICY = `name: payments
builtin: {enabled: false}
rules:
  - id: no-agents
    for: lines
    scope: {contributors: [ai]}
    when: lines.count > 1
    outcome: block
    message: People write this.
  - id: ratio
    for: change
    when: change.findings / change.high > 2
    outcome: warn
    message: Too many.
exemptions:
  - {rule: no-agents, scope: {paths: ["docs/**"]}, owner: docs, reason: drafts, expires: 2027-01-01}
`;

const CASES = `policy: payments.yaml
cases:
  - name: an agent
    given: {lines: [{file: a.py, lines: 3-7, by: ai, agent: codex}, {file: docs/a.md, lines: 1-9, by: ai, agent: codex}]}
    expect: {outcome: block, rules: [no-agents, ratio], could_not_tell: [ratio]}
  - name: a person
    given: {lines: [{file: a.py, lines: 3-7, by: human}], findings: [{file: a.py, line: 3, severity: high}]}
    expect: {outcome: allow, rules: []}
`;

let cwd: string;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'provenance-policy-'));
  write('payments.yaml', POLICY);
  write('payments.cases.yaml', CASES);
});

afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const write = (name: string, text: string): void => writeFileSync(join(cwd, name), text);
const policy = (...words: string[]): Promise<Ran> => call(['policy', ...words], { cwd });

describe('provenance policy lint', () => {
  it('passes a policy without faults, and remarks', async () => {
    expect(await policy('lint', 'payments.yaml')).toMatchObject({ exit: 0, out: 'payments.yaml: 2 rules, no faults\n' });
    write('old.yaml', POLICY.replace('2027-01-01', '2020-01-01'));
    expect(await policy('lint', 'old.yaml')).toMatchObject({ exit: 0, out: expect.stringContaining('old.yaml:16: /exemptions/0/expires has expired: ask docs, or drop it (remark)') });
  });

  it('prints all faults as editors read them', async () => {
    write('bad.yaml', POLICY.replace('lines.count', 'lines.nope').replace('outcome: warn', 'outcome: maybe'));
    const ran = await policy('lint', 'bad.yaml');
    expect([ran.exit, ran.out]).toEqual([1, 'bad.yaml:7: /rules/0/when No such key: nope (character 7)\nbad.yaml:13: /rules/1/outcome must be one of allow, warn, block\n2 faults\n']);
    write('bad.yaml', POLICY.replace('lines.count', 'lines.nope'));
    expect(JSON.parse((await policy('lint', 'bad.yaml', '--json')).out)).toEqual({ file: 'bad.yaml', faults: [{ pointer: '/rules/0/when', line: 7, detail: 'No such key: nope (character 7)' }], remarks: [] });
  });

  it('is called wrongly without a file', async () => {
    expect((await policy('lint', 'nowhere.yaml')).exit).toBe(2);
    expect((await policy('lint')).exit).toBe(2);
  });
});

describe('provenance policy test', () => {
  it('runs the cases of a folder', async () => {
    expect(await policy('test', '.')).toMatchObject({ exit: 0, out: 'ok payments.cases.yaml\n2 cases in 1 files, 0 otherwise than expected\n' });
  });

  it('passes the policies of the documentation', async () => {
    const ran = await call(['policy', 'test', 'docs/policies', '--json'], { cwd: ROOT });
    const { files } = JSON.parse(ran.out) as { files: { cases: object[] }[] };
    expect([ran.exit, files.length >= 25]).toEqual([0, true]);
  });

  it('says what came out otherwise', async () => {
    write('payments.cases.yaml', CASES.replace('outcome: allow, rules: []', 'outcome: block, rules: [no-agents]'));
    const ran = await policy('test', 'payments.cases.yaml');
    expect([ran.exit, ran.out]).toEqual([1, expect.stringMatching(/not ok payments\.cases\.yaml\n {3}a person\n {6}outcome: expected block, got allow.*\n {6}rules: expected no-agents, got none\n2 cases in 1 files, 1 otherwise/)]);
  });

  it.each([
    ['a policy with faults', 'policy: {name: X}\ncases: [{name: a, given: {}, expect: {outcome: allow}}]', 1, '/name must match pattern'],
    ['no cases', 'policy: {name: x}\ncases: []', 1, 'must NOT have fewer than 1 items'],
    ['a policy that is not there', 'policy: gone.yaml\ncases: [{name: a, given: {}, expect: {outcome: allow}}]', 2, 'gone.yaml cannot be read'],
  ])('tells of %s', async (_what, text, exit, said) => {
    write('x.yaml', text);
    const ran = await policy('test', 'x.yaml');
    expect([ran.exit, ran.out + ran.err]).toEqual([exit, expect.stringContaining(said)]);
  });

  it('is called wrongly on a folder without cases', async () => {
    rmSync(join(cwd, 'payments.cases.yaml'));
    expect(await policy('test', '.')).toMatchObject({ exit: 2, err: expect.stringContaining('holds no file of cases') });
  });
});

describe('provenance policy explain', () => {
  it('shows which rule fired on which lines, what was exempted, and what could not be told', async () => {
    const ran = await policy('explain', 'payments.yaml', '--fixture', 'payments.cases.yaml', '--case', 'an agent');
    expect(ran).toMatchObject({ exit: 1, err: '' });
    expect(ran.out).toBe(`an agent
  block no-agents: 1 of 2 in scope
      when lines.count > 1
      a.py:3-7  by codex
      exempted 1: docs, until 2027-01-01
  -     ratio: 0 of 1 in scope
      when change.findings / change.high > 2
      could not tell: division by zero (acme/shop)
BLOCK People write this. (a.py:3)
`);
  });

  it('says the same to programs', async () => {
    const ran = await policy('explain', 'payments.yaml', '--fixture', 'payments.cases.yaml', '--json', '--fail-on', 'never');
    const { changes } = JSON.parse(ran.out) as { changes: { of: string; decision: { outcome: string }; rules: { rule: string; fired: boolean }[] }[] };
    expect([ran.exit, changes.map(({ of, decision, rules }) => [of, decision.outcome, rules.filter(({ fired }) => fired).map(({ rule }) => rule)])]).toEqual([
      0,
      [['an agent', 'block', ['no-agents']], ['a person', 'allow', []]],
    ]);
  });

  it.each([
    [['explain', 'payments.yaml'], 'one of --fixture and --analysis'],
    [['explain', 'payments.yaml', '--fixture', 'payments.cases.yaml', '--case', 'nobody'], 'has no case "nobody"'],
    [['explain', 'payments.yaml', '--fixture', 'payments.yaml'], 'is no file of cases'],
    [['explain', 'payments.cases.yaml', '--fixture', 'payments.cases.yaml'], 'is no policy that can be used'],
    [['explain', 'payments.yaml', '--analysis', 'nothing'], 'not the id of an analysis'],
  ])('%j is called wrongly', async (words, said) => {
    expect(await policy(...words)).toMatchObject({ exit: 2, err: expect.stringContaining(said) });
  });

  it('looks at an analysis of the service', async () => {
    const id = `an_${'0'.repeat(32)}`;
    const line = { file_path: 'a.py', change_type: 'added', verdict: { contributor: 'ai', agent_id: 'codex', confidence: 1, granularity: 'line', attestation: 'none', evidence: [] } };
    const summary = { detection_coverage: { uncovered: [] }, bot_block_overrides: 0, bot_block_resolved: 0, force_push_after_approval: 0 };
    const answers: Record<string, object> = {
      '': { analysis_id: id, status: 'completed', repo: 'acme/shop', pr_number: '1', head_sha: 'h' },
      '/decision': { decided_at: '2026-01-01T00:00:00Z', degraded: [], risk_summary: summary },
      '/findings': { items: [] },
      '/lines': { items: [{ ...line, line_number: 4 }, { ...line, line_number: 5 }] },
    };
    const server: Server = createServer((request, response) => {
      const part = new URL(request.url ?? '', 'http://x').pathname.replace(`/v1/analysis/${id}`, '');
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answers[part]));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const ran = await policy('explain', 'payments.yaml', '--analysis', id, '--api-url', url);
    server.closeAllConnections();
    server.close();
    expect([ran.exit, ran.out]).toEqual([1, expect.stringContaining('block no-agents: 1 of 1 in scope\n      when lines.count > 1\n      a.py:4-5  by codex\n')]);
  });
});
