import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MadeRepository, semgrepCorePath, startService, type ServiceProcess } from '@provenance/embedded';
import { InterruptedError } from '../io/exit-code.ts';
import { call, type Call, type Ran } from '../run.fixture.ts';

interface Answer {
  analysis: { analysis_id: string };
  decision: { outcome: string; reasons: { rule_id: string }[]; risk_summary: object; policy: object };
  findings: { fingerprint: string; file_path: string; start_line: number; rule_key: string; agent_id: string; severity: string }[];
}

const VULNERABLE = `import sqlite3
from flask import request

def find():
    db = sqlite3.connect("x")
    return db.execute("SELECT * FROM t WHERE id = " + request.args["id"])
`;

describe('the command line, with a service and without', () => {
  let data: string;
  let service: ServiceProcess;
  let made: MadeRepository;
  const engine = { PROVENANCE_SEMGREP_CORE_PATH: semgrepCorePath() };

  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'provenance-cli-'));
    made = new MadeRepository();
    made.commit('start', { 'a.py': 'x = 1\n', 'clean.py': 'y = 1\n' });
    made.git('checkout', '-q', '-b', 'feature');
    made.commit('find\n\nCo-Authored-By: Claude <noreply@anthropic.com>', { 'a.py': VULNERABLE });
    made.commit('more', { 'clean.py': 'y = 2\n', 'a.py': `${VULNERABLE}\nz = 3\n` });
    service = await startService({ app: 'standalone', env: { ...engine, PROVENANCE_DATA_DIR: data, PROVENANCE_LOG_LEVEL: 'warn', HOME: data } });
  }, 90_000);

  afterAll(async () => {
    await service?.stop();
    made.delete();
    rmSync(data, { recursive: true, force: true });
  });

  function provenance(words: string, more: Partial<Call> = {}): Promise<Ran> {
    return call(words.split(' '), { cwd: made.dir, ...more, env: { PROVENANCE_API_URL: service.base, ...engine, ...more.env } });
  }

  it('submits, follows, explains, and ends by the decision', async () => {
    const ran = await provenance('submit --base main');
    expect(ran.exit).toBe(1);
    expect(ran.err).toMatch(/submitted main\.\.\.HEAD as an_[0-9a-f]{32}/);
    expect(ran.err).toMatch(/ ok detect {3}completed/);
    expect(ran.out).toMatch(/^a\.py +ai +claude-code/m);
    expect(ran.out).toMatch(/^critical a\.py:6 {2}python-sql-injection/m);
    expect(ran.out).toMatch(/^ {2}> {5}6 .*SELECT/m);
    expect(ran.out).toContain('BLOCK');
  });

  it('decides and finds offline what the service decides and finds', async () => {
    const [submitted, checked] = [await provenance('submit --base main --json'), await provenance('check --base main --json')];
    const [theirs, ours] = [submitted, checked].map(({ out }) => JSON.parse(out) as Answer) as [Answer, Answer];
    const places = ({ findings }: Answer): unknown[] =>
      findings.map(({ fingerprint, file_path, start_line, rule_key, agent_id, severity }) => ({ fingerprint, file_path, start_line, rule_key, agent_id, severity }));
    expect([submitted.exit, checked.exit]).toEqual([1, 1]);
    expect(places(ours)).toEqual(places(theirs));
    expect(places(ours).length).toBeGreaterThan(0);
    expect(ours.decision.outcome).toBe(theirs.decision.outcome);
    expect(ours.decision.risk_summary).toEqual(theirs.decision.risk_summary);
    expect(ours.decision.reasons.map(({ rule_id }) => rule_id)).toEqual(theirs.decision.reasons.map(({ rule_id }) => rule_id));
    expect(ours.decision.policy).toEqual(theirs.decision.policy);
  });

  it('writes the same SARIF offline as the service does', async () => {
    const ran = [await provenance('submit --base main --pr 7 --repository acme/shop --fail-on never --format sarif'), await provenance('check --base main --pr 7 --repository acme/shop --fail-on never --format sarif')];
    const [theirs, ours] = ran.map(({ out }) => JSON.parse(out) as { runs: { tool: { driver: { rules: object[] } }; results: object[] }[] });
    expect(ran.map(({ exit }) => exit)).toEqual([0, 0]);
    expect(theirs!.runs[0]!.results.length).toBeGreaterThan(0);
    expect(theirs!.runs[0]!.tool.driver.rules).toContainEqual(expect.objectContaining({ id: 'python-sql-injection', helpUri: 'https://cwe.mitre.org/data/definitions/89.html' }));
    expect(ours).toEqual(theirs);
  });

  it('decides offline under a policy of a file', async () => {
    const file = join(data, 'policy.yaml');
    writeFileSync(file, 'name: p\nrules: [{id: sql, for: finding, when: finding.agent == "claude-code" && "CWE-89" in finding.cwe, outcome: block, message: No SQL of agents.}]');
    const ran = await provenance(`check --base main --json --policy ${file}`);
    const { decision } = JSON.parse(ran.out) as Answer;
    expect([ran.exit, decision.reasons.map(({ rule_id }) => rule_id)]).toEqual([1, expect.arrayContaining(['critical-findings', 'p/sql'])]);
    expect(await provenance('check --base main --policy nowhere.yaml')).toMatchObject({ exit: 2, err: expect.stringContaining('nowhere.yaml cannot be read') });
  });

  it('links to where the remote has its pages', async () => {
    made.git('remote', 'add', 'origin', 'git@ghe.acme.example:acme/shop.git');
    const { out } = await provenance('check --base main --json');
    made.git('remote', 'remove', 'origin');
    expect(out).toContain('"permalink":"https://ghe.acme.example/acme/shop/blob/');
    expect(out).not.toContain('github.com');
  });

  it('checks what is staged, for the moment before a commit', async () => {
    const staged = new MadeRepository();
    staged.commit('start', { 'a.py': 'x = 1\n' });
    staged.write('a.py', VULNERABLE);
    const before = await provenance('check --staged', { cwd: staged.dir });
    expect([before.exit, before.out]).toEqual([0, expect.stringContaining('ALLOW')]);
    const loose = await provenance('check --working-tree', { cwd: staged.dir });
    expect([loose.exit, loose.err]).toEqual([1, expect.stringContaining('checking what is not committed')]);
    staged.git('add', '-A');
    const after = await provenance('check --staged --fail-on never --format github', { cwd: staged.dir });
    expect([after.exit, after.out]).toEqual([0, expect.stringMatching(/^::error file=a\.py,line=6,endLine=6,title=critical%3A python-sql-injection::/)]);
    staged.delete();
  });

  it('lets a change pass that has no line of text: a new name, a picture', async () => {
    const renamed = new MadeRepository();
    renamed.commit('start', { 'a.txt': 'one\n' });
    renamed.git('checkout', '-q', '-b', 'feature');
    renamed.git('mv', 'a.txt', 'b.txt');
    renamed.commit('other names', { 'logo.png': Buffer.from([0, 1, 2]) });
    const [checked, submitted, report, handedIn] = [
      await provenance('check --base main', { cwd: renamed.dir }),
      await provenance('submit --base main --json', { cwd: renamed.dir }),
      await provenance('submit --base main --format gitlab', { cwd: renamed.dir }),
      await provenance('submit --base main --no-wait --json', { cwd: renamed.dir }),
    ];
    expect([checked.exit, checked.out]).toEqual([0, expect.stringContaining('ALLOW')]);
    expect([submitted.exit, submitted.err]).toEqual([0, expect.stringContaining('no line of text changed in main...HEAD')]);
    expect(JSON.parse(submitted.out)).toMatchObject({ analysis: null, decision: { outcome: 'allow' }, findings: [] });
    expect([report.exit, JSON.parse(report.out)]).toEqual([0, []]);
    expect([handedIn.exit, JSON.parse(handedIn.out)]).toEqual([0, { analysis_id: null }]);
    renamed.delete();
  });

  it('hands in and goes on, and tells the rest later', async () => {
    const ran = await provenance('submit --base main --no-wait --idempotency-key once');
    const id = ran.out.trim();
    expect([ran.exit, id]).toEqual([0, expect.stringMatching(/^an_[0-9a-f]{32}$/)]);
    expect((await provenance('submit --base main --no-wait --idempotency-key once')).out.trim()).toBe(id);
    const status = await provenance(`status --wait --fail-on never ${id}`, { tty: true });
    expect([status.exit, status.out]).toEqual([0, expect.stringContaining('BLOCK')]);
    expect(status.err).toContain('\r\u001b[K[+] enrich');
  });

  it('finds nothing wrong with what works', async () => {
    const ran = await provenance('doctor --json');
    const { findings } = JSON.parse(ran.out) as { findings: { what: string; state: string }[] };
    expect(ran.exit).toBe(0);
    expect(findings).toContainEqual(expect.objectContaining({ what: 'engine', state: 'ok' }));
    expect(findings).toContainEqual(expect.objectContaining({ what: 'detectors', state: 'ok' }));
  });

  it.each([
    ['submit --base main', { PROVENANCE_API_URL: 'ftp://me:hu/sh@x' }, 2, 'not an address of HTTP: ftp://…@x'],
    [`status an_${'0'.repeat(32)}`, { PROVENANCE_API_TOKEN: 'prv one' }, 2, 'It was read from PROVENANCE_API_TOKEN'],
    ['status .', {}, 2, 'not the id of an analysis'],
    ['submit --base HEAD', {}, 3, 'there is no changed line'],
    ['submit --base main --repository nonsense', {}, 2, 'name it as org/name'],
    ['check --base main --repository acme/..', {}, 2, 'name it as org/name'],
    ['check --base HEAD', {}, 3, 'there is no changed line'],
    ['submit --base main --fail-on sometimes', {}, 2, 'Allowed choices are warn, block, never'],
    ['submit --timeout soon', {}, 2, 'It must be a number of seconds'],
    ['status an_1', {}, 2, 'not the id of an analysis'],
    [`status an_${'0'.repeat(32)}`, {}, 3, 'error'],
    ['check --base main', { PROVENANCE_SEMGREP_CORE_PATH: '/nowhere' }, 3, 'provenance fetch-engine'],
    ['doctor', { PROVENANCE_SEMGREP_CORE_PATH: '/nowhere', PROVENANCE_AGENT_PUBLIC_KEYS: '[]' }, 3, ''],
  ])('%s %j ends with its code and says why', async (words, env, exit, said) => {
    const ran = await provenance(words, { env });
    expect([ran.exit, ran.err]).toEqual([exit, expect.stringContaining(said)]);
  });

  it('ends a check whose time is up, or that is interrupted, without a word about itself', async () => {
    const late = await provenance('check --base main --timeout 0.001');
    const interrupted = await provenance('check --base main', { signal: AbortSignal.abort(new InterruptedError('SIGINT')) });
    expect([late.exit, late.out, late.err]).toEqual([3, '', expect.stringContaining('error: the time for this was up')]);
    expect([interrupted.exit, interrupted.out, interrupted.err]).toEqual([3, '', expect.stringContaining('error: interrupted by SIGINT')]);
  });

  it('tells a service that is not there from one that takes too long', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const late = await provenance('submit --base main --timeout 0.5', { env: { PROVENANCE_API_URL: address } });
    silent.closeAllConnections();
    await new Promise((resolve) => silent.close(resolve));
    const gone = await provenance('doctor', { env: { PROVENANCE_API_URL: address } });
    expect([late.exit, late.err]).toEqual([3, expect.stringContaining('The time for this was up')]);
    expect([gone.exit, gone.out]).toEqual([3, expect.stringContaining('ECONNREFUSED')]);
  });
});
