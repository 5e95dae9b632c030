import type { CheckRun, IssueComment } from './check-run.ts';
import { makeCommit, type Commit, type NewCommit } from './commit.ts';
import { makePullRequest, type NewPullRequest, type PullRequest } from './pull-request.ts';

/** A repository with its commits, its refs and its pull requests. */
export class Repository {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly commits = new Map<string, Commit>();
  /** Full names of refs to commits. */
  readonly refs = new Map<string, string>();
  readonly pullRequests = new Map<number, PullRequest>();
  readonly checkRuns: CheckRun[] = [];
  readonly issueComments: IssueComment[] = [];

  constructor(id: number, fullName: string) {
    const [owner = '', name = ''] = fullName.split('/');
    this.id = id;
    this.owner = owner;
    this.name = name;
  }

  get fullName(): string {
    return `${this.owner}/${this.name}`;
  }

  commit(made: NewCommit): Commit {
    const commit = makeCommit(made, made.parent === undefined ? undefined : this.commits.get(made.parent));
    this.commits.set(commit.sha, commit);
    return commit;
  }

  /** Writes a note on a commit; `fanout` as git lays many notes out. */
  note(ref: string, sha: string, text: string, fanout = false): void {
    const path = fanout ? `${sha.slice(0, 2)}/${sha.slice(2)}` : sha;
    const parent = this.refs.get(ref);
    const note = this.commit({
      ...(parent === undefined ? {} : { parent }),
      files: { [path]: text },
      message: 'Notes added',
      authors: [{ name: 'git', email: 'git@example.org' }],
      authoredDate: '2026-01-01T00:00:00Z',
    });
    this.refs.set(ref, note.sha);
  }

  pullRequest(made: NewPullRequest): PullRequest {
    const pull = makePullRequest({ headRepository: this.fullName, ...made });
    this.pullRequests.set(pull.number, pull);
    return pull;
  }

  headOf({ commits, base }: PullRequest): string {
    return commits.at(-1) ?? base;
  }

  /** The commit of a sha, a full ref, a branch or HEAD. */
  resolve(revision: string): Commit | undefined {
    const name = revision === 'HEAD' ? 'main' : revision;
    const sha = this.refs.get(name) ?? this.refs.get(`refs/heads/${name}`) ?? name;
    return this.commits.get(sha);
  }
}
