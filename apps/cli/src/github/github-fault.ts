import { GitHubBusyError, GitHubRefusedError, type GitHubFailure } from '@provenance/github';
import { FailedError } from '../io/exit-code.ts';

/** Why GitHub did not tell, for the person and, as `reason`, for a program. */
export function githubFault(failure: GitHubFailure): FailedError {
  if (failure instanceof GitHubBusyError) {
    const retry_at = new Date(failure.until).toISOString();
    return new FailedError(failure.message, `Try again after ${retry_at}`, { cause: failure, details: { reason: 'rate_limited', retry_at } });
  }
  if (failure instanceof GitHubRefusedError) {
    return new FailedError(failure.message, 'GITHUB_TOKEN, GH_TOKEN or the settings of the service are what GitHub was asked with', { cause: failure, details: { reason: 'refused' } });
  }
  return new FailedError(failure.message, '--github-url says where GitHub is; https://www.githubstatus.com how it is', { cause: failure, details: { reason: 'away' } });
}
