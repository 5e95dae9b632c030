import { createHash } from 'node:crypto';

export interface Identity {
  name: string;
  email: string;
  /** The user behind the address. GitHub names no app here, and neither does the stand-in. */
  login?: string;
}

/** A check run or, with `context`, a commit status. States are GitHub's own words. */
export type CommitCheck =
  | {
      name: string;
      conclusion: string | null;
      startedAt: string;
      completedAt: string | null;
      app: string;
      workflow?: string;
    }
  | { context: string; state: string; createdAt: string };

export interface Commit {
  sha: string;
  parent: string | undefined;
  /** Every file of the tree. */
  files: ReadonlyMap<string, string>;
  message: string;
  /** The author, then co-authors. */
  authors: readonly Identity[];
  committer: Identity;
  authoredDate: string;
  checks: CommitCheck[];
}

/** What a commit is made from; the rest is derived. */
export interface NewCommit {
  parent?: string;
  /** Files that it writes (text) or removes (null), beside those of its parent. */
  files: Record<string, string | null>;
  message: string;
  authors: readonly Identity[];
  committer?: Identity;
  authoredDate: string;
}

const GITHUB: Identity = { name: 'GitHub', email: 'noreply@github.com' };

export function makeCommit(made: NewCommit, parent: Commit | undefined): Commit {
  const files = new Map(parent?.files);
  for (const [path, text] of Object.entries(made.files)) {
    if (text === null) {
      files.delete(path);
    } else {
      files.set(path, text);
    }
  }
  const sha = createHash('sha1').update(JSON.stringify([made, [...files]])).digest('hex');
  return {
    sha,
    parent: parent?.sha,
    files,
    message: made.message,
    authors: made.authors,
    committer: made.committer ?? made.authors[0] ?? GITHUB,
    authoredDate: made.authoredDate,
    checks: [],
  };
}
