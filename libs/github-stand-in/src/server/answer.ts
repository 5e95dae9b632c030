/** An answer before it is written. */
export interface Answer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

const DOCUMENTATION = 'https://docs.github.com/rest';

/** A refusal in GitHub's form. */
export function refusal(status: number, message: string, more: Record<string, unknown> = {}): Answer {
  return { status, body: { message, documentation_url: DOCUMENTATION, status: String(status), ...more } };
}

/** REST says 403 when a primary limit is used up, GraphQL 200 with an error: the headers are the same. */
export function primaryLimit(api: 'rest' | 'graphql', payer: string): Answer {
  const message = `API rate limit exceeded for ${payer}.`;
  return api === 'rest'
    ? refusal(403, message)
    : { status: 200, body: { errors: [{ type: 'RATE_LIMITED', code: 'graphql_rate_limit', message }] } };
}

export function secondaryLimit(status: 403 | 429, retryAfter: number | undefined): Answer {
  const answer = refusal(status, 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.', {
    documentation_url: `${DOCUMENTATION}/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits`,
  });
  return { ...answer, headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) } };
}
