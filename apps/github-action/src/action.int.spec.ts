import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { MadeRepository, semgrepCorePath, startService, type ServiceProcess } from '@provenance/embedded';

const APPS = resolve(import.meta.dirname, '../..');
const execute = promisify(execFile);

const HOSTILE = '::error::pwned.py';
const VULNERABLE = 'import os\nfrom flask import request\n\ndef run():\n    os.system("ls " + request.args["x"])\n';

interface Ran {
  exit: number;
  log: string;
  outputs: Record<string, string>;
  summary: string;
}

describe('the action as it is checked in', () => {
  const engine = { PROVENANCE_SEMGREP_CORE_PATH: semgrepCorePath() };
  let folder: string;
  let service: ServiceProcess;
  let origin: MadeRepository;
  let event: object;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'provenance-action-'));
    origin = new MadeRepository();
    origin.git('config', 'uploadpack.allowReachableSHA1InWant', 'true');
    const base = origin.commit('start', { 'a.py': 'x = 1\n' });
    origin.git('checkout', '-q', '-b', 'feature');
    origin.commit('run\n\nCo-Authored-By: Claude <noreply@anthropic.com>', { 'a.py': VULNERABLE, [HOSTILE]: VULNERABLE });
    const head = origin.git('rev-parse', 'HEAD');
    origin.git('checkout', '-q', 'main');
    origin.git('checkout', '-q', '-b', 'merge');
    origin.git('merge', '-q', '--no-ff', '-m', 'Merge', 'feature');
    event = { pull_request: { number: 7, base: { sha: base, ref: 'main' }, head: { sha: head, ref: 'feature' } } };
    service = await startService({ app: 'standalone', env: { ...engine, PROVENANCE_DATA_DIR: join(folder, 'data'), PROVENANCE_LOG_LEVEL: 'warn', HOME: folder } });
  }, 90_000);

  afterAll(async () => {
    await service?.stop();
    origin.delete();
    rmSync(folder, { recursive: true, force: true });
  });

  async function run(workspace: MadeRepository, inputs: Record<string, string> = {}): Promise<Ran> {
    const files = Object.fromEntries(['event', 'output', 'summary'].map((name) => [name, join(folder, `${name}-${Math.random()}`)])) as Record<'event' | 'output' | 'summary', string>;
    writeFileSync(files.event, JSON.stringify(event));
    for (const file of [files.output, files.summary]) writeFileSync(file, '');
    const env = {
      PATH: process.env['PATH'],
      HOME: folder,
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: files.event,
      GITHUB_OUTPUT: files.output,
      GITHUB_STEP_SUMMARY: files.summary,
      GITHUB_WORKSPACE: workspace.dir,
      GITHUB_REPOSITORY: 'acme/shop',
      ...Object.fromEntries(Object.entries({ 'api-url': service.base, ...inputs }).map(([name, text]) => [`INPUT_${name.toUpperCase()}`, text])),
    };
    const ended = await execute(process.execPath, [join(APPS, 'github-action/dist/index.js')], { env }).then(
      ({ stdout, stderr }) => ({ exit: 0, log: stdout + stderr }),
      ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ exit: code, log: stdout + stderr }),
    );
    const outputs = Object.fromEntries([...readFileSync(files.output, 'utf8').matchAll(/^(.+?)<<(.+)\n([^]*?)\n\2$/gm)].map(([, name, , text]) => [name!, text!]));
    return { ...ended, outputs, summary: readFileSync(files.summary, 'utf8') };
  }

  /** What a workflow command in the log would do: those between stop-commands and its token do nothing. */
  function commands(log: string): string[] {
    let stopped: string | undefined;
    return log.split('\n').filter((line) => {
      const stop = /^::stop-commands::(.+)$/.exec(line)?.[1];
      if (stopped !== undefined) stopped = line === `::${stopped}::` ? undefined : stopped;
      else if (stop !== undefined) stopped = stop;
      else return /^::(?:error|warning|notice)/.test(line);
      return false;
    });
  }

  it('decides and finds in a full checkout what the command line decides and finds there', async () => {
    const workspace = origin.clone('--branch=merge');
    const ran = await run(workspace, { 'sarif-file': 'out.sarif', token: 'prv_secret' });
    const { pull_request: pull } = event as { pull_request: { base: { sha: string }; head: { sha: string } } };
    const words = ['check', '--json', '--fail-on', 'never', '--base', pull.base.sha, '--head', pull.head.sha];
    const checked = await execute(process.execPath, [join(APPS, 'cli/dist/main.js'), ...words], { cwd: workspace.dir, env: { ...engine, PATH: process.env['PATH'], HOME: folder } });
    const { decision, findings } = JSON.parse(checked.stdout) as { decision: { outcome: string }; findings: { fingerprint: string }[] };
    const { runs } = JSON.parse(readFileSync(join(workspace.dir, 'out.sarif'), 'utf8')) as { runs: { results: { partialFingerprints: Record<string, string> }[] }[] };
    expect(ran.exit).toBe(1);
    expect(ran.outputs).toEqual({
      'analysis-id': expect.stringMatching(/^an_[0-9a-f]{32}$/) as string,
      decision: decision.outcome,
      findings: String(findings.length),
      'sarif-file': join(workspace.dir, 'out.sarif'),
    });
    expect(runs[0]!.results.map(({ partialFingerprints }) => partialFingerprints['provenance/v1']).sort()).toEqual(findings.map(({ fingerprint }) => fingerprint).sort());
    expect(findings.length).toBeGreaterThan(0);
    expect(ran.log).toContain('::add-mask::prv_secret');
    workspace.delete();
  });

  it('annotates and sums up, and takes no command from a path', async () => {
    const workspace = origin.clone('--branch=merge');
    const ran = await run(workspace, { 'fail-on': 'never' });
    expect(ran.exit).toBe(0);
    expect(commands(ran.log)).toContainEqual(expect.stringMatching(/^::error file=a\.py,line=5,endLine=5,title=critical%3A python-command-injection::/));
    expect(commands(ran.log)).toContainEqual(expect.stringContaining('file=%3A%3Aerror%3A%3Apwned.py,'));
    expect(commands(ran.log).filter((line) => line.startsWith('::error::'))).toEqual([]);
    expect(ran.summary).toContain('## ⛔ Provenance: block');
    expect(ran.summary).toContain('| `a.py` | ai | `claude-code` | 5 |');
    expect(ran.summary).not.toContain('What was not looked at');
    workspace.delete();
  });

  it('works with a checkout of depth 1, and says what is lost', async () => {
    const workspace = origin.clone('--depth=1', '--branch=merge');
    const ran = await run(workspace);
    expect([ran.exit, ran.outputs['decision']]).toEqual([1, 'block']);
    expect(commands(ran.log)).toContainEqual(expect.stringContaining('This clone is shallow'));
    expect(ran.summary).toContain('### What was not looked at');
    workspace.delete();
  });

  it('hands in and goes on', async () => {
    const workspace = origin.clone('--branch=merge');
    const ran = await run(workspace, { wait: 'false' });
    expect([ran.exit, Object.keys(ran.outputs)]).toEqual([0, ['analysis-id']]);
    workspace.delete();
  });

  it.each([
    [{ 'api-url': 'http://127.0.0.1:9', timeout: '1' }, /^::error::/m],
    [{ 'fail-on': 'sometimes' }, /^::error::The input fail-on must be one of warn, block, never$/m],
    [{ base: '--output=x' }, /^::error::not a git ref/m],
    [{ base: 'nowhere' }, /^::error::no commit is named nowhere here/m],
  ])('fails with %j and says why', async (inputs, said) => {
    const ran = await run(origin, inputs);
    expect([ran.exit, ran.log]).toEqual([1, expect.stringMatching(said)]);
  });
});
