import { commitOf, fetchCommit, fetchNotes, GitError, openRepository, parentsOf, resolveChange, type Change, type Repository } from '@provenance/repository';
import type { Inputs } from '../runner/inputs.ts';
import { say } from '../runner/log.ts';
import type { Runner } from '../runner/runner.ts';
import type { ChangeEvent } from './event.ts';

/** Two ends that this checkout has, or can have. */
interface Ends {
  base: string | undefined;
  head: string;
}

export interface OpenedChange {
  repository: Repository;
  change: Change;
  /** The remote was asked for its notes: what is not here is nowhere. */
  askedForNotes: boolean;
}

/**
 * The change of the event in the checkout of the job. A checkout of depth 1 has the merge commit alone: its first
 * parent is fetched, and the lines are looked at as the merge has them.
 * @throws GitError
 */
export async function openChange(inputs: Inputs, event: ChangeEvent, runner: Runner): Promise<OpenedChange> {
  const dir = runner.env['GITHUB_WORKSPACE'] ?? '.';
  let repository = await openRepository(dir, runner.env);
  const ends = await findEnds(repository, inputs, event);
  let askedForNotes = false;
  if (inputs.fetch) {
    await fetchBase(repository, ends, runner);
    askedForNotes = await askForNotes(repository, runner);
    repository = await openRepository(dir, runner.env);
  }
  const change = await resolveChange(repository, { kind: 'range', head: ends.head, ...(ends.base !== undefined && { base: ends.base }) });
  return { repository, change, askedForNotes };
}

async function findEnds(repository: Repository, inputs: Inputs, event: ChangeEvent): Promise<Ends> {
  if (inputs.base !== '' || inputs.head !== '') return { base: inputs.base || event.baseSha, head: inputs.head || 'HEAD' };
  if (event.headSha !== undefined && (await has(repository, event.headSha)) && repository.shallow.size === 0) return { base: event.baseSha, head: event.headSha };
  const head = await commitOf(repository, 'HEAD');
  const parents = await parentsOf(repository.git, head);
  return { base: parents.length > 1 ? parents[0] : event.baseSha, head: 'HEAD' };
}

async function has(repository: Repository, sha: string): Promise<boolean> {
  return (await repository.git.maybe('cat-file', '-e', `${sha}^{commit}`)) !== undefined;
}

async function fetchBase(repository: Repository, { base }: Ends, runner: Runner): Promise<void> {
  if (base === undefined || !/^[0-9a-f]{40,64}$/.test(base) || (await has(repository, base))) return;
  say(runner, `fetching ${base}, where the change starts`);
  await fetchCommit(repository, base, runner.env);
}

async function askForNotes(repository: Repository, runner: Runner): Promise<boolean> {
  try {
    const refs = await fetchNotes(repository, runner.env);
    if (refs.length > 0) say(runner, `fetched ${refs.join(', ')}`);
    return true;
  } catch (error) {
    // Notes are worth having and not worth failing for; that they are missing is said with the result.
    if (!(error instanceof GitError)) throw error;
    say(runner, `notes were not fetched: ${error.message}`);
    return false;
  }
}
