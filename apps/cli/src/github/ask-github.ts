import { InMemoryGitHubCache, InMemoryRateBudgets } from '@provenance/domain';
import { accessBy, GitHubClient, GitHubSource, type GitHubCredentials, type GitHubObserver } from '@provenance/github';

/** What was spent on questions, as far as GitHub said. */
export interface Spent {
  /** Everything that was sent, what was tried again too. */
  requests: number;
  graphql: Use;
  rest: Use;
}

interface Use {
  /** Questions. */
  asked: number;
  /** What they took of the rate limit: points for GraphQL, requests for REST. */
  points: number;
  /** Of the hour's limit; absent on a server without limits. */
  left?: { remaining: number; limit: number };
}

/** For the whole of one question. */
const TIMEOUT_MS = 15_000;
/** The second try of a request waits this long, the third four times as long. */
const RETRY_MS = 1_000;
/** One run hears each answer once. */
const CACHE_SECONDS = 60;

/** GitHub for one run of the command line, and what is spent on it. Nothing is remembered after it. */
export function askGitHub(credentials: GitHubCredentials, baseUrl: string): { source: GitHubSource; spent: Spent } {
  const spent: Spent = { requests: 0, graphql: { asked: 0, points: 0 }, rest: { asked: 0, points: 0 } };
  const counting: typeof fetch = (...request) => {
    spent.requests += 1;
    return fetch(...request);
  };
  const cache = new InMemoryGitHubCache();
  // Nobody else waits for this limit: all of it may be used.
  const client = new GitHubClient(new InMemoryRateBudgets(), observerOf(spent), { reserve: 0, timeoutMs: TIMEOUT_MS });
  const access = accessBy(credentials, client, cache, { baseUrl, cacheTtlSeconds: CACHE_SECONDS, retryMs: RETRY_MS, fetch: counting });
  return { source: new GitHubSource({ client, access, cache, cacheTtlSeconds: CACHE_SECONDS }), spent };
}

function observerOf(spent: Spent): GitHubObserver {
  return {
    requested({ api, points }) {
      spent[api].asked += 1;
      spent[api].points += points ?? (api === 'rest' ? 1 : 0);
    },
    budget(resource, _payer, { remaining, limit }) {
      spent[resource === 'core' ? 'rest' : 'graphql'].left = { remaining, limit };
    },
  };
}
