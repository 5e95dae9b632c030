import { RequestError } from 'octokit';
import { GitHubAwayError, GitHubBusyError, GitHubRefusedError, GitHubTooLargeError } from './failure.ts';

/** One error of a GraphQL answer. */
export interface GraphQLFault {
  type?: string;
  message?: string;
  path?: (string | number)[];
}

export type Headers = Readonly<Record<string, string | number | undefined>>;

/** GitHub's rule for a secondary limit that names no time: at least a minute. */
const SECONDARY_WAIT_MS = 60_000;
/** When a primary limit names no reset. */
const PRIMARY_WAIT_MS = 3_600_000;

const RENEW = 'check PROVENANCE_GITHUB_TOKEN or the key of the app; it may have expired or been revoked';
const GRANT = 'give the token or the app read access to its contents, pull requests, checks and commit statuses';

/**
 * What a failed request means.
 * @param now ms since the epoch
 */
export function failureOf(error: unknown, now: number): Error {
  if (!(error instanceof RequestError)) {
    return new GitHubAwayError(`GitHub could not be asked: ${(error as Error).message}`, { cause: error });
  }
  const limit = limitIn(error.status, error.response?.headers ?? {}, error.message, now);
  return limit ?? ofStatus(error);
}

/** Rate limits come as 403 and as 429; what tells them from a refusal are the headers, and the words where there are none. */
function limitIn(status: number, headers: Headers, message: string, now: number): GitHubBusyError | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const retryAfter = Number(headers['retry-after'] ?? Number.NaN);
  if (Number.isFinite(retryAfter)) {
    return new GitHubBusyError('GitHub asked to wait (secondary rate limit)', now + Math.max(retryAfter, 1) * 1_000);
  }
  if (headers['x-ratelimit-remaining'] !== undefined && Number(headers['x-ratelimit-remaining']) === 0) {
    return new GitHubBusyError('The rate limit of GitHub is used up', resetIn(headers, now));
  }
  const isSecondary = status === 429 || /secondary rate limit|abuse detection/i.test(message);
  return isSecondary ? new GitHubBusyError('GitHub asked to wait (secondary rate limit)', now + SECONDARY_WAIT_MS) : undefined;
}

function resetIn(headers: Headers, now: number): number {
  const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN) * 1_000;
  return reset > now ? reset : now + PRIMARY_WAIT_MS;
}

function ofStatus(error: RequestError): Error {
  const { status, message } = error;
  const said = `GitHub answered ${status}: ${message.slice(0, 200)}`;
  // The client gives 500 to requests that never reached GitHub.
  if (status === 500 && error.response === undefined) return new GitHubAwayError(`GitHub could not be reached: ${reasonsOf(error)}`, { cause: error });
  if (status === 502 || status === 504) return new GitHubTooLargeError(said, { cause: error });
  if (status >= 500 || status === 408) return new GitHubAwayError(said, { cause: error });
  if (status === 406 || (status === 422 && /\bdiff\b/i.test(message))) return new GitHubRefusedError(`${said}; what changed cannot be told`, { cause: error });
  if (status === 401) return new GitHubRefusedError(`${said}; ${RENEW}`, { cause: error });
  return new GitHubRefusedError(`${said}; ${GRANT}`, { cause: error });
}

/** The outermost words and the innermost: of a proxy that refuses the first only say that the request was cancelled. */
function reasonsOf(error: Error): string {
  let last = error;
  while (last.cause instanceof Error) last = last.cause;
  return last.message === '' || error.message.includes(last.message) ? error.message : `${error.message} (${last.message.slice(0, 200)})`;
}

/**
 * What the errors of a GraphQL answer without usable data mean; GraphQL has them beside a 200.
 * @param now ms since the epoch
 */
export function failureInAnswer(faults: readonly GraphQLFault[], headers: Headers, now: number): Error {
  const [first] = faults;
  const said = `GitHub answered: ${(first?.message ?? 'nothing').slice(0, 200)}`;
  const types = faults.map(({ type }) => type ?? '');
  if (types.includes('RATE_LIMITED')) return new GitHubBusyError('The rate limit of GitHub is used up', resetIn(headers, now));
  if (types.some((type) => type === 'NOT_FOUND' || type === 'FORBIDDEN' || type === 'INSUFFICIENT_SCOPES')) {
    return new GitHubRefusedError(`${said} Check the name, or ${GRANT}`);
  }
  if (types.some((type) => /LIMITS?_EXCEEDED|TIMEOUT/.test(type)) || /timeout|timed out|something went wrong/i.test(first?.message ?? '')) {
    return new GitHubTooLargeError(said);
  }
  return new GitHubAwayError(said);
}
