import { commitOf, type Repository } from '../repository.ts';
import { GitError } from '../git/git-error.ts';
import { commitsBetween, parentsOf, type Commit } from './commits.ts';
import { defaultBase } from './default-base.ts';
import type { Shortcoming } from './shortcoming.ts';

/** What to look at: a range of commits, or what is not committed yet. */
export type ChangeRequest =
  | { kind: 'range'; base?: string; head?: string }
  /** What `git commit` would commit now. */
  | { kind: 'staged' }
  /** Everything that differs from HEAD, files that git does not know yet too. */
  | { kind: 'working-tree' };

/** A change with its two ends found. */
export interface Change {
  kind: ChangeRequest['kind'];
  /** The commit that both sides come from, or the empty tree where there is none. */
  base: string;
  /** The newer end of a range; HEAD (or the empty tree) of what is not committed. */
  head: string;
  /** What the two ends were called. */
  title: string;
  /** The branch that is checked out or named as the head, where there is one. */
  branch?: string;
  /** Commits of the range, newest first; empty for what is not committed. */
  commits: Commit[];
  shortcomings: Shortcoming[];
}

/**
 * Finds the ends of a change. A range starts at the common commit of base and head; without a base, at the
 * branch that head will be merged into.
 * @throws GitError bad_ref, unknown_ref, no_common_commit
 */
export async function resolveChange(repository: Repository, request: ChangeRequest): Promise<Change> {
  const branch = await repository.git.maybe('symbolic-ref', '--quiet', '--short', 'HEAD');
  const named = branch === undefined ? {} : { branch };
  if (request.kind !== 'range') {
    const head = (await repository.git.maybe('rev-parse', '--verify', '--quiet', 'HEAD^{commit}')) ?? repository.emptyTree;
    const title = request.kind === 'staged' ? 'what is staged' : 'what is not committed';
    return { kind: request.kind, base: head, head, title, ...named, commits: [], shortcomings: [] };
  }
  const headName = request.head ?? 'HEAD';
  const head = await commitOf(repository, headName);
  const baseName = request.base ?? (await defaultBase(repository, head));
  const base = baseName === repository.emptyTree ? baseName : await commonCommit(repository, baseName, head);
  const { commits, shortcomings } = await rangeCommits(repository, base, head);
  const title = `${baseName === repository.emptyTree ? 'the beginning' : baseName}...${headName}`;
  return { kind: 'range', base, head, title, ...(headName === 'HEAD' ? named : { branch: headName }), commits, shortcomings };
}

async function commonCommit(repository: Repository, baseName: string, head: string): Promise<string> {
  const base = await commitOf(repository, baseName);
  const common = await repository.git.maybe('merge-base', base, head);
  if (common !== undefined) return common;
  if (repository.shallow.size === 0) throw new GitError('no_common_commit', `${baseName} and the head have no commit in common`);
  // Of a merge commit that is all there is, git still knows the names of its parents.
  if ((await parentsOf(repository.git, head)).includes(base)) return base;
  throw new GitError('no_common_commit', `this clone is shallow and does not reach the common commit of ${baseName} and the head`, {
    hint: 'git fetch --unshallow (or fetch-depth: 0), then again',
  });
}

async function rangeCommits(repository: Repository, base: string, head: string): Promise<Pick<Change, 'commits' | 'shortcomings'>> {
  const commits = await commitsBetween(repository, base, head);
  const cut = commits.filter(({ sha }) => repository.shallow.has(sha));
  if (cut.length === 0) return { commits, shortcomings: [] };
  const lost = base === repository.emptyTree ? 'every line counts as changed, and who wrote it is not known' : 'who wrote their lines is not known';
  return {
    // Its tree is whole but its parents are away: it would be credited with lines of commits that are not here.
    commits: commits.filter(({ sha }) => !repository.shallow.has(sha)),
    shortcomings: [
      {
        code: 'shallow',
        message: `This clone is shallow: the commits before ${cut.map(({ sha }) => sha.slice(0, 12)).join(', ')} are not here, so ${lost}`,
        hint: 'git fetch --unshallow, or fetch-depth: 0 in actions/checkout',
      },
    ],
  };
}
