import { RequestError } from 'octokit';
import { failureInAnswer, failureOf } from './classify.ts';
import { GitHubAwayError, GitHubBusyError, GitHubRefusedError, GitHubTooLargeError } from './failure.ts';

const NOW = 1_000_000_000_000;
const RESET = NOW / 1_000 + 600;
const request = { method: 'POST' as const, url: 'https://api.github.com/graphql', headers: {} };

function failed(status: number, headers: Record<string, string> = {}, message = 'no'): Error {
  const response = { status, url: request.url, headers, data: {}, retryCount: 0 };
  return failureOf(new RequestError(message, status, { request, response }), NOW);
}

describe('failureOf', () => {
  it.each([
    ['a primary limit over REST', failed(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(RESET) }), RESET * 1_000],
    ['a primary limit as 429', failed(429, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(RESET) }), RESET * 1_000],
    ['one that names no reset', failed(403, { 'x-ratelimit-remaining': '0' }), NOW + 3_600_000],
    ['a secondary limit with a time', failed(403, { 'retry-after': '30', 'x-ratelimit-remaining': '4000' }), NOW + 30_000],
    ['one without headers, as 429', failed(429), NOW + 60_000],
    ['one without headers, as 403', failed(403, {}, 'You have exceeded a secondary rate limit.'), NOW + 60_000],
    ['one that asks to wait no time', failed(429, { 'retry-after': '0' }), NOW + 1_000],
  ])('%s says until when', (_case, error, until) => {
    expect(error).toBeInstanceOf(GitHubBusyError);
    expect((error as GitHubBusyError).until).toBe(until);
  });

  it.each([
    [401, GitHubRefusedError, /PROVENANCE_GITHUB_TOKEN/],
    [403, GitHubRefusedError, /read access/],
    [404, GitHubRefusedError, /read access/],
    [406, GitHubRefusedError, /answered 406.*what changed cannot be told/],
    [500, GitHubAwayError, /answered 500/],
    [502, GitHubTooLargeError, /answered 502/],
    [503, GitHubAwayError, /answered 503/],
    [504, GitHubTooLargeError, /answered 504/],
  ])('%d is told apart, and says what to do', (status, kind, message) => {
    const error = failed(status, { 'x-ratelimit-remaining': '4000' });
    expect(error.constructor).toBe(kind);
    expect(error.message).toMatch(message);
  });

  it('a change that is too large to be shown is no want of access', () => {
    const error = failed(422, {}, 'Server Error: Sorry, this diff is taking too long to generate.');
    expect(error.message).toMatch(/taking too long to generate\.; what changed cannot be told/);
  });

  it('a request that did not arrive may the next time', () => {
    expect(failureOf(new RequestError('ECONNREFUSED', 500, { request }), NOW).message).toBe('GitHub could not be reached: ECONNREFUSED');
    const proxy = new Error('Request was cancelled.', { cause: new Error('Proxy response (407) !== 200 when HTTP Tunneling') });
    expect(failureOf(new RequestError('Request was cancelled.', 500, { request, cause: proxy }), NOW).message).toBe(
      'GitHub could not be reached: Request was cancelled. (Proxy response (407) !== 200 when HTTP Tunneling)',
    );
    expect(failureOf(new Error('odd'), NOW)).toBeInstanceOf(GitHubAwayError);
  });
});

describe('failureInAnswer', () => {
  it.each([
    ['RATE_LIMITED', 'API rate limit exceeded', GitHubBusyError],
    ['NOT_FOUND', 'Could not resolve to a Repository', GitHubRefusedError],
    ['FORBIDDEN', 'Resource protected by organization SAML enforcement.', GitHubRefusedError],
    ['RESOURCE_LIMITS_EXCEEDED', 'Resource limits for this query exceeded.', GitHubTooLargeError],
    [undefined, 'Something went wrong while executing your query.', GitHubTooLargeError],
    ['INTERNAL', 'x', GitHubAwayError],
  ])('%s %s', (type, message, kind) => {
    const error = failureInAnswer([{ ...(type === undefined ? {} : { type }), message }], { 'x-ratelimit-reset': RESET }, NOW);
    expect(error.constructor).toBe(kind);
  });

  it('an answer of nothing is no answer', () => {
    expect(failureInAnswer([], {}, NOW).constructor).toBe(GitHubAwayError);
  });
});
