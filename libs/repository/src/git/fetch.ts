import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { NOTES_REFS } from '@provenance/domain';
import type { Repository } from '../repository.ts';
import { gitFailure } from './git-error.ts';

const execute = promisify(execFile);

/** Hooks of the clone are not run; the transport and its credentials are the clone's own, as its checkout set them up. */
const SETTINGS = ['-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false', '-c', 'submodule.recurse=false'];
const WITHIN_MS = 120_000;

/** Fetches one commit from `origin`, without what came before it. Open the repository again to see it. @throws GitError */
export async function fetchCommit(repository: Repository, sha: string, env: NodeJS.ProcessEnv): Promise<void> {
  if (!/^[0-9a-f]{40,64}$/.test(sha)) throw gitFailure('fetch', `not the name of a commit: ${JSON.stringify(sha)}`);
  await fetch(repository, ['--depth=1', 'origin', sha], env);
}

/** Fetches the refs of notes that `origin` has. @returns those that it has @throws GitError */
export async function fetchNotes(repository: Repository, env: NodeJS.ProcessEnv): Promise<string[]> {
  const { stdout } = await run(repository, ['ls-remote', 'origin', ...NOTES_REFS], env);
  const there = stdout.split('\n').flatMap((line) => line.split('\t')[1] ?? []);
  if (there.length > 0) await fetch(repository, ['origin', ...there.map((ref) => `+${ref}:${ref}`)], env);
  return there;
}

async function fetch(repository: Repository, words: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  await run(repository, ['fetch', '--quiet', '--no-tags', '--no-recurse-submodules', '--no-auto-maintenance', '--no-write-fetch-head', ...words], env);
}

async function run({ root }: Repository, words: readonly string[], env: NodeJS.ProcessEnv): Promise<{ stdout: string }> {
  try {
    return await execute('git', [...SETTINGS, '-C', root, ...words], { env: { ...env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' }, timeout: WITHIN_MS });
  } catch (error) {
    throw gitFailure(words[0] ?? '', (error as { stderr?: string }).stderr || (error as Error).message, error);
  }
}
