import { execFile } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { MadeRepository, semgrepCorePath, startService, type ServiceProcess } from '@provenance/embedded';
import { parse } from 'yaml';

const ROOT = resolve(import.meta.dirname, '../../..');
const GUIDES = join(ROOT, 'docs/guides');
const execute = promisify(execFile);

const example = (name: string): string => readFileSync(join(GUIDES, 'examples', name), 'utf8');

const VULNERABLE = 'import os\nfrom flask import request\n\ndef run():\n    os.system("ls " + request.args["x"])\n';

interface Ran {
  exit: number;
  out: string;
}

describe('the guides', () => {
  it('hold each example as it is tested here, and every example is in one', () => {
    const guides = readdirSync(GUIDES).filter((name) => name.endsWith('.md')).map((name) => readFileSync(join(GUIDES, name), 'utf8'));
    for (const name of readdirSync(join(GUIDES, 'examples'))) {
      expect([name, guides.filter((guide) => guide.includes(`\n${example(name)}\`\`\``)).length]).toEqual([name, 1]);
    }
  });

  it('give the action only inputs and permissions that it has', () => {
    const action = parse(readFileSync(join(ROOT, 'apps/github-action/action.yml'), 'utf8')) as { inputs: object; outputs: object };
    const workflow = parse(example('github.yml')) as { permissions: object; jobs: { provenance: { steps: { id?: string; with?: object; if?: string }[] } } };
    const { steps } = workflow.jobs.provenance;
    const step = steps.find(({ id }) => id === 'provenance')!;
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(step.with!)));
    expect([...example('github.yml').matchAll(/steps\.provenance\.outputs\.([\w-]+)/g)].map(([, name]) => name)).toEqual(Array(2).fill('sarif-file'));
    expect(Object.keys(action.outputs)).toContain('sarif-file');
    expect(workflow.permissions).toEqual({ contents: 'read', 'id-token': 'write', 'pull-requests': 'write', 'security-events': 'write' });
  });
});

describe('the jobs of the guides', () => {
  let folder: string;
  let service: ServiceProcess;
  let origin: MadeRepository;
  let clone: MadeRepository;
  let base: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'provenance-guides-'));
    mkdirSync(join(folder, 'bin'));
    program('provenance', `exec '${process.execPath}' '${join(ROOT, 'apps/cli/dist/main.js')}' "$@"`);
    // The package itself is packed and installed by a test of its own.
    program('npm', `[ "$*" = "install --global the.tgz" ]`);
    origin = new MadeRepository();
    base = origin.commit('start', { 'a.py': 'x = 1\n' });
    origin.git('checkout', '-q', '-b', 'feature');
    origin.commit('run', { 'a.py': VULNERABLE });
    clone = origin.clone('--branch=feature', '--single-branch');
    service = await startService({
      app: 'standalone',
      env: { PROVENANCE_SEMGREP_CORE_PATH: semgrepCorePath(), PROVENANCE_DATA_DIR: join(folder, 'data'), PROVENANCE_LOG_LEVEL: 'warn', HOME: folder },
    });
  }, 90_000);

  afterAll(async () => {
    await service?.stop();
    for (const made of [origin, clone]) made.delete();
    rmSync(folder, { recursive: true, force: true });
  });

  function program(name: string, text: string): void {
    writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(folder, 'bin', name), 0o755);
  }

  const environment = (more: Record<string, string> = {}): Record<string, string> => ({
    PATH: `${join(folder, 'bin')}:${process.env['PATH']}`,
    HOME: folder,
    PROVENANCE_API_URL: service.base,
    PROVENANCE_API_TOKEN: 'prv_x',
    PROVENANCE_PACKAGE: 'the.tgz',
    PROVENANCE_SEMGREP_CORE_PATH: semgrepCorePath(),
    ...more,
  });

  /** As a runner does: one shell for all lines, ended by the first that fails. */
  async function run(lines: readonly string[], cwd: string, env: Record<string, string>): Promise<Ran> {
    return execute('bash', ['-e', '-c', lines.join('\n')], { cwd, env: environment(env) }).then(
      ({ stdout, stderr }) => ({ exit: 0, out: stdout + stderr }),
      ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ exit: code, out: stdout + stderr }),
    );
  }

  it('runs on GitLab', async () => {
    const { provenance: job } = parse(example('gitlab-ci.yml')) as { provenance: { script: string[]; artifacts: { reports: { codequality: string } } } };
    const ran = await run(job.script, clone.dir, { GITLAB_CI: 'true', CI_PROJECT_PATH: 'acme/shop', CI_MERGE_REQUEST_IID: '7', CI_MERGE_REQUEST_DIFF_BASE_SHA: base });
    const issues = JSON.parse(readFileSync(join(clone.dir, job.artifacts.reports.codequality), 'utf8')) as object[];
    expect(ran.exit).toBe(1);
    expect(issues).toContainEqual(expect.objectContaining({ check_name: 'python-command-injection', severity: 'blocker', location: { path: 'a.py', lines: { begin: 5 } } }));
  });

  it('runs on Jenkins', async () => {
    const steps = [...example('Jenkinsfile').matchAll(/^ +sh '(.*)'$/gm)].map(([, line]) => line!);
    const ran = await run(steps, clone.dir, { JENKINS_URL: 'http://j', CHANGE_ID: '7', CHANGE_TARGET: 'main', CHANGE_BRANCH: 'feature', npm_config_prefix: folder });
    expect([steps.length, ran]).toEqual([3, { exit: 1, out: expect.stringContaining('python-command-injection') }]);
  });

  it('runs on Buildkite', async () => {
    const { steps } = parse(example('buildkite.yml')) as { steps: { command: string[] }[] };
    const commands = steps[0]!.command.map((line) => line.replaceAll('$$', '$'));
    const ran = await run(commands, clone.dir, { BUILDKITE: 'true', BUILDKITE_PULL_REQUEST: '7', BUILDKITE_PULL_REQUEST_BASE_BRANCH: 'main', BUILDKITE_BRANCH: 'feature' });
    expect(ran).toEqual({ exit: 1, out: expect.stringContaining('python-command-injection') });
  });

  it('runs before a commit, and stops a bad one', async () => {
    const { repos } = parse(example('pre-commit-config.yaml')) as { repos: { hooks: { entry: string }[] }[] };
    expect(example('pre-commit')).toContain(`exec ${repos[0]!.hooks[0]!.entry}\n`);
    const made = new MadeRepository();
    made.git('config', 'user.name', 'Ada');
    made.git('config', 'user.email', 'ada@example.com');
    made.commit('start', { 'a.py': 'x = 1\n' });
    copyFileSync(join(GUIDES, 'examples/pre-commit'), join(made.dir, '.git/hooks/pre-commit'));
    chmodSync(join(made.dir, '.git/hooks/pre-commit'), 0o755);
    made.write('a.py', VULNERABLE);
    // With -a git hands an index of its own to the hook.
    const bad = await run(['git commit -q -a -m bad'], made.dir, {});
    made.write('a.py', 'x = 2\n');
    const good = await run(['git commit -q -a -m good'], made.dir, {});
    expect([bad.exit, bad.out]).toEqual([1, expect.stringContaining('python-command-injection')]);
    expect([good.exit, made.git('log', '-1', '--format=%s')]).toEqual([0, 'good']);
    made.delete();
  });
});
