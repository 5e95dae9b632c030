/** Work that is to be done at a time, by whichever worker comes first. Every `at` is ms since the epoch. */
export abstract class DueLedger {
  /** Asks for something at a time; where it is asked for already, the earlier time stands. */
  abstract ask(key: string, at: number): Promise<void>;
  /**
   * Takes what is due, and what somebody has taken and not brought to an end within the lease. What is asked for while
   * it is taken is kept for afterwards.
   */
  abstract take(now: number, leaseMs: number, limit: number): Promise<string[]>;
  /** What was taken is done. */
  abstract done(key: string): Promise<void>;
}

/** The pull requests whose review facts are behind, by pullRequestKey. Its own injection token. */
export abstract class RefreshLedger extends DueLedger {}

/** The analyses whose decision is to be reported to GitHub, by id. Its own injection token. */
export abstract class ReportLedger extends DueLedger {}

export interface NamedPullRequest {
  repo: string;
  pr_number: string;
}

export function pullRequestKey({ repo, pr_number }: NamedPullRequest): string {
  return `${repo}#${pr_number}`;
}

/** The pull request of a key; names of repositories have no number sign. */
export function pullRequestOf(key: string): NamedPullRequest {
  const at = key.lastIndexOf('#');
  return { repo: key.slice(0, at), pr_number: key.slice(at + 1) };
}
