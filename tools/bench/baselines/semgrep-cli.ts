import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { glob, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { partsDir, SEMGREP_VERSION } from '@provenance/embedded';
import type { PythonFile } from '../payloads/python-file.ts';
import { stage } from './stage.ts';

const run = promisify(execFile);

/** The Python command line of Semgrep, installed for this bench alone. */
export interface SemgrepCli {
  program: string;
}

/**
 * Finds it in .parts/bench-venv, or installs it there once (about 400 MB, half a minute).
 * @throws Error with pip's words when it cannot be had.
 */
export async function semgrepCli(say: (line: string) => void): Promise<SemgrepCli> {
  const venv = join(partsDir(), 'bench-venv');
  const program = join(venv, 'bin', 'semgrep');
  const done = join(venv, `semgrep-${SEMGREP_VERSION}`);
  if (!existsSync(done)) {
    say(`installing the Semgrep ${SEMGREP_VERSION} command line into ${venv} (once, about half a minute)`);
    await install(venv);
    await run(program, ['--version'], { env: environment(venv) });
    await writeFile(done, '');
  }
  return { program };
}

/** Baseline of item c: one command line an analysis, as many at a time as there are cores. Analyses a second. */
export async function cliThroughput(
  cli: SemgrepCli,
  dir: string,
  pack: string,
  analyses: readonly PythonFile[][],
): Promise<number> {
  const folders = analyses.map((_, index) => join(dir, `analysis-${index}`));
  await Promise.all(folders.map((folder, index) => stage(folder, analyses[index] ?? [])));
  const scan = (folder: string) =>
    run(
      cli.program,
      ['scan', '--json', '--quiet', '--metrics=off', '--disable-version-check', '--config', pack, folder],
      { env: environment(dir), maxBuffer: 64 * 1024 * 1024 },
    );
  await scan(folders[0] ?? dir); // the first run reads the program from disk
  const started = performance.now();
  await Promise.all(
    Array.from({ length: availableParallelism() }, async (_, lane) => {
      for (let next = lane; next < folders.length; next += availableParallelism()) await scan(folders[next] ?? dir);
    }),
  );
  return analyses.length / ((performance.now() - started) / 1000);
}

/**
 * What the wheel asks for is installed without its lower bound of certifi, which is newer than some package
 * mirrors are; nothing here opens a TLS connection.
 */
async function install(venv: string): Promise<void> {
  const pip = join(venv, 'bin', 'pip');
  const quiet = ['--quiet', '--disable-pip-version-check'];
  await run('python3', ['-m', 'venv', venv]);
  await run(pip, ['install', ...quiet, '--no-deps', `semgrep==${SEMGREP_VERSION}`]);
  await run(pip, ['install', ...quiet, ...(await requirements(venv))], { maxBuffer: 64 * 1024 * 1024 });
}

async function requirements(venv: string): Promise<string[]> {
  for await (const metadata of glob(`${venv}/lib/python*/site-packages/semgrep-*.dist-info/METADATA`)) {
    return [...(await readFile(metadata, 'utf8')).matchAll(/^Requires-Dist: ([^;\n]+)(;.*)?$/gm)]
      .filter(([, , marker]) => !marker?.includes('win32'))
      .map(([, wanted = '']) => wanted.trim().replace(/^certifi.*/, 'certifi'));
  }
  throw new Error('the semgrep wheel has no METADATA');
}

function environment(home: string): NodeJS.ProcessEnv {
  return {
    HOME: home,
    PATH: process.env['PATH'],
    LC_ALL: 'C.UTF-8',
    SEMGREP_SEND_METRICS: 'off',
    SEMGREP_ENABLE_VERSION_CHECK: '0',
  };
}
