import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ApiError } from '@provenance/api-client';
import { GitError, openRepository, repositoryName } from '@provenance/repository';
import { findEngine } from '../../engine/engine.ts';
import type { Process } from '../../io/terminal.ts';
import { apiUrl, connect, type ServiceOptions } from '../../settings/service.ts';
import { attributionSettings } from '../../settings/attribution.ts';

/** One thing that was looked at, and what to do when it is not as it should be. */
export interface Finding {
  what: string;
  state: 'ok' | 'missing' | 'failed';
  detail: string;
  todo?: string;
}

const execute = promisify(execFile);

/** The oldest git whose options are all known: --end-of-options, --show-object-format. */
const GIT = [2, 28] as const;

export async function checkGit({ env }: Process): Promise<Finding> {
  try {
    const { stdout } = await execute('git', ['--version'], { env });
    const [, major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(stdout) ?? []).map(Number);
    const old = major < GIT[0] || (major === GIT[0] && minor < GIT[1]);
    return { what: 'git', state: old ? 'failed' : 'ok', detail: stdout.trim(), ...(old && { todo: `git ${GIT.join('.')} or later is needed` }) };
  } catch (error) {
    return { what: 'git', state: 'failed', detail: (error as Error).message, todo: 'Install git' };
  }
}

export async function checkRepository(process: Process): Promise<Finding[]> {
  try {
    const repository = await openRepository(process.cwd, process.env);
    const { shallow } = repository;
    const notes = await repository.git.text('for-each-ref', '--format=%(refname)', 'refs/notes/');
    return [
      { what: 'repository', state: 'ok', detail: `${await repositoryName(repository)} at ${repository.root}` },
      shallow.size === 0
        ? { what: 'history', state: 'ok', detail: 'complete' }
        : { what: 'history', state: 'missing', detail: 'the clone is shallow', todo: 'git fetch --unshallow, or fetch-depth: 0 in CI' },
      notes === ''
        ? { what: 'notes', state: 'missing', detail: 'no notes refs here', todo: 'If your agents write git-ai notes: git fetch origin refs/notes/ai:refs/notes/ai' }
        : { what: 'notes', state: 'ok', detail: notes.replaceAll('\n', ', ') },
    ];
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return [{ what: 'repository', state: 'missing', detail: error.message, todo: error.hint ?? 'Run this in a repository' }];
  }
}

export async function checkEngine({ env }: Process): Promise<Finding> {
  const engine = findEngine(env);
  if ('missing' in engine) {
    return { what: 'engine', state: 'missing', detail: `no semgrep-core at ${engine.missing.join(', ')}`, todo: 'For provenance check: provenance fetch-engine' };
  }
  try {
    const { stdout } = await execute(engine.path, ['-version'], { env });
    return { what: 'engine', state: 'ok', detail: `${stdout.trim()} (${engine.from}: ${engine.path})` };
  } catch (error) {
    return { what: 'engine', state: 'failed', detail: `${engine.path} does not run: ${(error as Error).message}`, todo: 'provenance fetch-engine' };
  }
}

export function checkSettings({ env }: Process): Finding {
  try {
    const { keys, catalogue } = attributionSettings(env);
    return { what: 'attribution', state: 'ok', detail: `${catalogue.agents.length} agents in the catalogue, ${keys.size} public keys` };
  } catch (error) {
    return { what: 'attribution', state: 'failed', detail: (error as Error).message, todo: 'Correct the setting' };
  }
}

/** A service is not needed for what is done offline, so its absence is a failure only where one is named. */
export async function checkService(options: ServiceOptions, process: Process): Promise<Finding[]> {
  const named = options.apiUrl !== undefined || Boolean(process.env['PROVENANCE_API_URL']);
  const url = apiUrl(options, process);
  const token = process.env['PROVENANCE_API_TOKEN'] ? 'a token is set' : 'no token is set (PROVENANCE_API_TOKEN)';
  try {
    const client = connect(options, process, 1);
    const detectors = new Set((await client.capabilities()).map(({ name }) => name));
    const clear = url.startsWith('http:') && !/^http:\/\/(127\.|localhost|\[::1\])/.test(url);
    return [
      { what: 'service', state: 'ok', detail: `${url} answers; ${token}`, ...(clear && { todo: 'The address is not encrypted: use https' }) },
      detectors.size > 0
        ? { what: 'detectors', state: 'ok', detail: [...detectors].join(', ') }
        : { what: 'detectors', state: 'failed', detail: 'no detect worker runs', todo: 'Start a detect worker of the service' },
    ];
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const todo = error.status === 401 ? 'Set PROVENANCE_API_TOKEN' : 'Set PROVENANCE_API_URL; provenance check needs no service';
    return [{ what: 'service', state: named ? 'failed' : 'missing', detail: `${error.message}; ${token}`, todo }];
  }
}
