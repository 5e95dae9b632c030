import type { Repository } from '../repository.ts';
import type { Git } from '../git/git.ts';
import { NUL, split } from '../git/lines.ts';
import { pathName } from '../git/path-name.ts';

/** A commit of a range. */
export interface Commit {
  sha: string;
  parents: string[];
  /** `Name <address>`, as the commit says and not as a mailmap would have it: a change can bring its own mailmap. */
  author: string;
  committer: string;
  /** RFC 3339. */
  authored_at: string;
  message: string;
}

const FIELDS = ['%H', '%P', '%an <%ae>', '%cn <%ce>', '%aI', '%B'];

/** The words of a call for what `head` has and `base` has not. */
export function rangeWords(base: string, head: string, emptyTree: string): string[] {
  return base === emptyTree ? [head] : [head, `^${base}`];
}

/** Commits that `head` has and `base` has not, newest first. Fields are parted by NUL, which no commit can hold. */
export async function commitsBetween({ git, emptyTree }: Repository, base: string, head: string): Promise<Commit[]> {
  const format = `--format=tformat:${FIELDS.join('%x00')}`;
  const range = rangeWords(base, head, emptyTree);
  const stream = git.stream(['log', '-z', '--no-show-signature', '--encoding=UTF-8', '--no-color', format, ...range, '--']);
  const commits: Commit[] = [];
  let fields: string[] = [];
  for await (const field of split(stream, NUL)) {
    fields.push(field.toString('utf8'));
    if (fields.length < FIELDS.length) continue;
    const [sha = '', parents = '', author = '', committer = '', authored_at = '', message = ''] = fields;
    commits.push({ sha, parents: parents.split(' ').filter(Boolean), author, committer, authored_at, message });
    fields = [];
  }
  return commits;
}

/** The parents that the commit itself names, those too that a shallow clone lacks. */
export async function parentsOf(git: Git, sha: string): Promise<string[]> {
  const header = (await git.text('cat-file', 'commit', sha)).split('\n\n', 1)[0] ?? '';
  return header.split('\n').flatMap((line) => (line.startsWith('parent ') ? [line.slice(7)] : []));
}

/** Which commits of the range touched a path, and whether one of them is all that did. */
export class Touches {
  readonly #commits = new Map<string, Set<string>>();
  readonly #doubtful = new Set<string>();

  add(path: string, sha: string): void {
    const commits = this.#commits.get(path);
    if (commits === undefined) this.#commits.set(path, new Set([sha]));
    else commits.add(sha);
  }

  doubt(path: string): void {
    this.#doubtful.add(path);
  }

  /** The only commit that touched any of the paths; undefined when there are more, or a rename may hide others. */
  only(paths: readonly string[]): string | undefined {
    if (paths.some((path) => this.#doubtful.has(path))) return undefined;
    const commits = new Set(paths.flatMap((path) => [...(this.#commits.get(path) ?? [])]));
    return commits.size === 1 ? [...commits][0] : undefined;
  }
}

/**
 * The touches of a range without merges; undefined with one, whose own part of a file no list of names shows.
 * A file that a commit added while it deleted others may be one of those under a new name.
 */
export async function touchesIn({ git, emptyTree }: Repository, base: string, head: string, commits: readonly Commit[]): Promise<Touches | undefined> {
  if (commits.some(({ parents }) => parents.length > 1)) return undefined;
  const range = rangeWords(base, head, emptyTree);
  const log = git.stream(['log', '-z', '--no-show-signature', '--no-renames', '--name-status', '--root', '--format=tformat:%x01%H', ...range, '--']);
  const touches = new Touches();
  let current = { sha: '', added: [] as string[], deleted: false };
  const settle = (): void => {
    if (current.deleted) for (const path of current.added) touches.doubt(path);
  };
  let status = '';
  for await (const field of split(log, NUL)) {
    // After the commit's line git puts a newline before its first status.
    const text = field.toString('latin1').replace(/^\n/, '');
    // Behind a status stands a name, and a name may hold anything.
    if (status !== '') {
      const path = pathName(field).text;
      touches.add(path, current.sha);
      if (status === 'A') current.added.push(path);
      if (status === 'D') current.deleted = true;
      status = '';
    } else if (text.startsWith('\x01')) {
      settle();
      current = { sha: text.slice(1), added: [], deleted: false };
    } else {
      status = text;
    }
  }
  settle();
  return touches;
}
