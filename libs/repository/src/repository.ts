import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { GitError } from './git/git-error.ts';
import { Git } from './git/git.ts';

/** A local repository, found from any folder in it, linked worktrees too. */
export interface Repository {
  git: Git;
  /** The folder of the checkout; of a bare repository the repository itself. */
  root: string;
  /** Commits whose parents this clone lacks; empty unless it is shallow. */
  shallow: ReadonlySet<string>;
  /** The id of the tree without an entry, in this repository's hash. */
  emptyTree: string;
}

/**
 * Opens the repository that holds `dir`.
 * @throws GitError git_missing, not_a_repository, not_trusted
 */
export async function openRepository(dir: string, env: NodeJS.ProcessEnv = process.env): Promise<Repository> {
  const probe = new Git(resolve(dir), env);
  const format = await probe.text('rev-parse', '--show-object-format');
  const bare = (await probe.text('rev-parse', '--is-bare-repository')) === 'true';
  const root = await probe.text('rev-parse', ...(bare ? ['--absolute-git-dir'] : ['--show-toplevel']));
  const git = new Git(root, absoluteIndex(env), await withoutFilters(probe));
  return { git, root, shallow: await shallowCommits(git, root), emptyTree: EMPTY_TREE[format] ?? EMPTY_TREE['sha1']! };
}

const EMPTY_TREE: Record<string, string> = {
  sha1: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  sha256: '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
};

/** Hooks name their index relative to where they run, which is not where we do. */
function absoluteIndex(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const index = env['GIT_INDEX_FILE'];
  return index === undefined ? env : { ...env, GIT_INDEX_FILE: resolve(index) };
}

/** Filters and converters are programs that the configuration names; a comparison with the checkout would run them. */
async function withoutFilters(git: Git): Promise<string[]> {
  const names = await git.maybe('config', '--null', '--name-only', '--get-regexp', '^(filter|diff)\\..*\\.(clean|smudge|process|required|textconv|command)$');
  return (names ?? '').split('\0').filter((name) => name !== '' && !/[\n=]/.test(name)).map((name) => (name.endsWith('.required') ? `${name}=false` : `${name}=`));
}

async function shallowCommits(git: Git, root: string): Promise<Set<string>> {
  if ((await git.text('rev-parse', '--is-shallow-repository')) !== 'true') return new Set();
  const file = resolve(root, await git.text('rev-parse', '--git-path', 'shallow'));
  return new Set((await readFile(file, 'utf8')).split('\n').filter(Boolean));
}

/** Where a ref points. @throws GitError bad_ref, unknown_ref */
export async function commitOf({ git, shallow }: Repository, ref: string): Promise<string> {
  // A ref that starts with a dash would reach git as an option, whatever stands before it in older versions.
  if (ref === '' || ref.startsWith('-') || /[\0\n]/.test(ref)) throw new GitError('bad_ref', `not a git ref: ${JSON.stringify(ref)}`);
  const id = await git.maybe('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`);
  if (id !== undefined) return id;
  throw new GitError('unknown_ref', `no commit is named ${ref} here`, {
    hint: shallow.size > 0 ? `This clone is shallow: git fetch --unshallow (or fetch-depth: 0), then again` : fetchHint(ref),
  });
}

/** `origin/main` is what the remote calls main. */
function fetchHint(ref: string): string {
  const branch = /^origin\/(.+)$/.exec(ref)?.[1];
  return branch === undefined ? `git fetch origin ${ref}` : `git fetch origin +refs/heads/${branch}:refs/remotes/origin/${branch}`;
}

/** Where the pages of `origin` are, `https://host`; undefined where it is a folder, or there is none. Credentials in it stay behind. */
export async function webAddress({ git }: Repository): Promise<string | undefined> {
  const url = (await git.maybe('config', '--get', 'remote.origin.url')) ?? '';
  const [, scheme, host = '', port = ''] = /^(https?|ssh|git(?:\+ssh)?):\/\/(?:[^@/]*@)?([\w.-]+)(:\d+)?(?:\/|$)/i.exec(url) ?? [];
  if (scheme !== undefined) return /^http/i.test(scheme) ? `${scheme.toLowerCase()}://${host}${port}` : pagesOf(host);
  const short = /^(?:[^@/\s]+@)?([\w.-]+):(?!\/\/)/.exec(url)?.[1];
  return short === undefined || short.length === 1 ? undefined : pagesOf(short);
}

/** GitHub and GitLab take git through firewalls under a name of its own. */
function pagesOf(host: string): string {
  return `https://${host.replace(/^(?:alt)?ssh\.(?=git(?:hub|lab)\.com$)/, '')}`;
}

/** `org/name` from the address of `origin`, else `local/` and the name of the folder. */
export async function repositoryName({ git, root }: Repository): Promise<string> {
  const url = (await git.maybe('config', '--get', 'remote.origin.url')) ?? '';
  const path = /^(?:[a-z][a-z+.-]*:\/\/[^/]+\/|(?:[^@/\s]+@)?[\w.-]+:(?!\/\/))(.+?)(?:\.git)?\/*$/i.exec(url)?.[1];
  const parts = (path ?? '').split('/').filter(Boolean);
  const usable = parts.length >= 2 && !/^file:/i.test(url) && parts.every((part) => /^[\w.-]+$/.test(part) && !/^\.{1,2}$/.test(part));
  return usable ? parts.join('/') : `local/${basename(root).replaceAll(/[^\w.-]/g, '-').replace(/^\.+$/, '-') || 'repository'}`;
}
