import { supersededReason } from '@provenance/domain';

/** GitHub must not be asked until then: a rate limit, or a share of it that is kept free. */
export class GitHubBusyError extends Error {
  override readonly name = 'GitHubBusyError';
  /** Ms since the epoch. */
  readonly until: number;

  constructor(message: string, until: number) {
    super(message);
    this.until = until;
  }
}

/** GitHub will not answer this, however often it is asked; the message says what to do. */
export class GitHubRefusedError extends Error {
  override readonly name = 'GitHubRefusedError';
}

/** GitHub shows the newest head only, and that is not the one that was asked about: its push has an analysis of its own. */
export class GitHubSupersededError extends GitHubRefusedError {
  readonly headSha: string;

  /** @param headSha the newest head */
  constructor(headSha: string) {
    super(supersededReason(headSha));
    this.headSha = headSha;
  }
}

/** GitHub did not answer, or not with what it should; it may the next time. */
export class GitHubAwayError extends Error {
  override readonly name = 'GitHubAwayError';
}

/** GitHub did not come to an end with this question in its time: a smaller one may be answered. */
export class GitHubTooLargeError extends GitHubAwayError {}

/** Why GitHub did not tell. */
export type GitHubFailure = GitHubBusyError | GitHubRefusedError | GitHubAwayError;

export function isGitHubFailure(error: unknown): error is GitHubFailure {
  return error instanceof GitHubBusyError || error instanceof GitHubRefusedError || error instanceof GitHubAwayError;
}
