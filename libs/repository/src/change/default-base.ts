import type { Repository } from '../repository.ts';

/** Branches that changes are merged into, when the remote does not say which. */
const USUAL = ['origin/main', 'origin/master', 'main', 'master'];

/**
 * Where a change starts when nobody says: the branch that the remote names as its main one, else a usual name;
 * when the head lies on it already, the commit before the head; at the first commit of all, the empty tree.
 */
export async function defaultBase({ git, emptyTree }: Repository, head: string): Promise<string> {
  const remote = await git.maybe('symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD');
  for (const name of remote === undefined ? USUAL : [remote]) {
    const id = await git.maybe('rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`);
    if (id === undefined) continue;
    const inside = await git.maybe('merge-base', '--is-ancestor', head, id);
    if (inside === undefined) return name;
    break;
  }
  const parent = await git.maybe('rev-parse', '--verify', '--quiet', `${head}^1`);
  return parent ?? emptyTree;
}
