import { execFileSync } from 'node:child_process';
import { lstatSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { MadeRepository, semgrepCorePath } from '@provenance/embedded';

const INSTALL = ['install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];

describe('the package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'provenance-package-'));
  const program = join(folder, 'node_modules/@provenance/cli/bundle/code/bin/provenance.js');

  beforeAll(() => {
    const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { cwd: resolve(import.meta.dirname, '..'), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
    writeFileSync(join(folder, 'package.json'), '{"private":true}');
    execFileSync('npm', [...INSTALL, `./${filename}`], { cwd: folder, stdio: 'pipe' });
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  function provenance(argv: readonly string[], cwd: string, env: Record<string, string> = {}): { exit: number; out: string; err: string } {
    try {
      const out = execFileSync(process.execPath, [program, ...argv], { cwd, encoding: 'utf8', env: { PATH: process.env['PATH'], HOME: folder, ...env }, stdio: 'pipe' });
      return { exit: 0, out, err: '' };
    } catch (error) {
      const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
      return { exit: status, out: stdout, err: stderr };
    }
  }

  it('holds everything that it needs and no link to a workspace', () => {
    expect(readdirSync(join(folder, 'node_modules/@provenance'))).toEqual(['cli']);
    expect(lstatSync(join(folder, 'node_modules/@provenance/cli')).isSymbolicLink()).toBe(false);
    expect(lstatSync(join(folder, 'node_modules/.bin/provenance')).isSymbolicLink()).toBe(true);
    expect(provenance(['--version'], folder)).toEqual({ exit: 0, out: '0.2.0\n', err: '' });
  });

  it('attributes and checks a repository', () => {
    const made = new MadeRepository();
    made.commit('start', { 'a.py': 'x = 1\n' });
    made.git('checkout', '-q', '-b', 'feature');
    made.commit('run\n\nCo-Authored-By: Claude <noreply@anthropic.com>', {
      'a.py': 'import os\nfrom flask import request\n\ndef run():\n    os.system("ls " + request.args["x"])\n',
    });
    expect(provenance(['attribute', '--base', 'main'], made.dir).out).toMatch(/^a\.py +ai +claude-code +5 /m);
    const checked = provenance(['check', '--base', 'main', '--json'], made.dir, { PROVENANCE_SEMGREP_CORE_PATH: semgrepCorePath() });
    expect([checked.exit, checked.out]).toEqual([1, expect.stringContaining('"rule_key":"python-command-injection"')]);
    // A reader that leaves early does not turn a block into anything else.
    const piped = execFileSync('bash', ['-c', '"$0" "$@" | true; echo "${PIPESTATUS[0]}"', process.execPath, program, 'check', '--base', 'main'], {
      cwd: made.dir,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: folder, PROVENANCE_SEMGREP_CORE_PATH: semgrepCorePath() },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    expect(piped).toBe('1\n');
    made.delete();
  });

  it('says what it needs for a check, and how to have it', () => {
    const missing = provenance(['doctor'], folder, { XDG_CACHE_HOME: join(folder, 'cache') });
    expect(missing.out).toContain(`no semgrep-core at ${join(folder, 'cache')}`);
    expect(missing.out).toContain('provenance fetch-engine');
  });
});
