import type { RateBudgets } from '@provenance/domain';
import type { Octokit } from 'octokit';
import { failureInAnswer, failureOf, type GraphQLFault, type Headers } from './classify.ts';
import { GitHubAwayError, GitHubBusyError, GitHubRefusedError } from './failure.ts';
import type { GitHubObserver, RequestOutcome, Resource } from './observer.ts';

/** Who asks: its client, and whose rate limit it is. */
export interface GitHubAccess {
  octokit: Octokit;
  payer: string;
}

export interface GraphQLAnswer<T> {
  data: T;
  /** What GitHub could not answer of it. */
  faults: readonly GraphQLFault[];
}

export interface ClientSettings {
  /** Share of the rate limit that stays free, 0 to 1. */
  reserve: number;
  timeoutMs: number;
}

/**
 * Asks GitHub, and is the only place that does. It never waits: where a rate limit does not let it ask, it says until
 * when, before it has asked. All workers share what is known of the limits.
 */
export class GitHubClient {
  readonly #budgets: RateBudgets;
  readonly #observer: GitHubObserver;
  readonly #settings: ClientSettings;
  readonly #now: () => number;

  constructor(budgets: RateBudgets, observer: GitHubObserver, settings: ClientSettings, now: () => number = Date.now) {
    this.#budgets = budgets;
    this.#observer = observer;
    this.#settings = settings;
    this.#now = now;
  }

  /**
   * @throws GitHubBusyError, GitHubRefusedError, GitHubAwayError, GitHubTooLargeError; the signal's reason once it aborts
   */
  async graphql<T extends object>(access: GitHubAccess, query: string, variables: Record<string, unknown>, signal: AbortSignal): Promise<GraphQLAnswer<T>> {
    const { data: body, headers } = await this.#ask(access, 'graphql', () =>
      access.octokit.request({ method: 'POST', url: graphqlAddress(access.octokit), query, variables, request: this.#limits(signal) }), signal);
    const { data, errors } = answerOf<T>(body);
    const faults = Array.isArray(errors) ? (errors as GraphQLFault[]) : [];
    if (data == null || isEmpty(data)) {
      const failure = brokeOff(body) ? new GitHubAwayError('GitHub’s answer broke off') : failureInAnswer(faults, headers, this.#now());
      await this.#failed(access, 'graphql', failure);
      throw failure;
    }
    this.#observer.requested({ api: 'graphql', outcome: faults.length === 0 ? 'ok' : 'partial', ...pointsIn(data) });
    return { data, faults };
  }

  /**
   * A REST request by its route, as octokit takes it. A write is not repeated by itself: it may have arrived.
   * Throws as `graphql` does.
   */
  async rest<T>(access: GitHubAccess, route: string, parameters: Record<string, unknown>, signal: AbortSignal): Promise<T> {
    const { data } = await this.#ask(access, 'core', () => access.octokit.request(route, { ...parameters, request: { ...this.#limits(signal), ...(route.startsWith('GET ') ? {} : { retries: 0 }) } }), signal);
    if (brokeOff(data)) {
      const failure = new GitHubAwayError('GitHub’s answer broke off');
      await this.#failed(access, 'core', failure);
      throw failure;
    }
    this.#observer.requested({ api: 'rest', outcome: 'ok' });
    return data as T;
  }

  async #ask(access: GitHubAccess, resource: Resource, request: () => Promise<{ data: unknown; headers: Headers }>, signal: AbortSignal) {
    signal.throwIfAborted();
    await this.#admit(access.payer, resource);
    try {
      const { data, headers } = await request();
      await this.#note(access.payer, resource, headers);
      return { data, headers };
    } catch (error) {
      signal.throwIfAborted();
      const failure = error instanceof GitHubBusyError ? error : failureOf(error, this.#now());
      await this.#failed(access, resource, failure);
      throw failure;
    }
  }

  /** No request is made that GitHub is known to refuse, nor one of the share that is kept free. */
  async #admit(payer: string, resource: Resource): Promise<void> {
    const { budget, blockedUntil } = await this.#budgets.of(keyOf(payer, resource), this.#now());
    if (blockedUntil !== undefined) throw new GitHubBusyError('GitHub asked to wait', blockedUntil);
    if (budget !== undefined && budget.remaining <= budget.limit * this.#settings.reserve) {
      throw new GitHubBusyError('The rate limit of GitHub is used up to the share that is kept free', budget.resetAt);
    }
  }

  /** A server without limits says nothing. */
  async #note(payer: string, resource: Resource, headers: Headers): Promise<void> {
    const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((name) => Number(headers[`x-ratelimit-${name}`] ?? Number.NaN));
    if (limit === undefined || remaining === undefined || reset === undefined || !(limit > 0) || !(remaining >= 0) || !(reset > 0)) return;
    const budget = { limit, remaining, resetAt: reset * 1_000 };
    await this.#budgets.note(keyOf(payer, resource), budget);
    this.#observer.budget(resource, payer, budget);
  }

  /** A limit is one of the whole payer: the other resource must not be tried either. */
  async #failed({ payer }: GitHubAccess, resource: Resource, failure: Error): Promise<void> {
    if (failure instanceof GitHubBusyError) {
      const limited: Resource[] = /secondary/.test(failure.message) ? ['graphql', 'core'] : [resource];
      await Promise.all(limited.map((one) => this.#budgets.block(keyOf(payer, one), failure.until)));
    }
    this.#observer.requested({ api: resource === 'core' ? 'rest' : 'graphql', outcome: outcomeOf(failure), failure });
  }

  #limits(signal: AbortSignal): { signal: AbortSignal } {
    return { signal: AbortSignal.any([signal, AbortSignal.timeout(this.#settings.timeoutMs)]) };
  }
}

function keyOf(payer: string, resource: Resource): string {
  return `${payer}/${resource}`;
}

function outcomeOf(failure: Error): RequestOutcome {
  if (failure instanceof GitHubBusyError) return 'limited';
  return failure instanceof GitHubRefusedError ? 'refused' : 'failed';
}

/**
 * GitHub Enterprise Server has GraphQL beside its REST, not below it. The whole address is given, not another base
 * address: an app's token is asked for under the same base address as the request that needs it.
 */
function graphqlAddress(octokit: Octokit): string {
  const { baseUrl } = octokit.request.endpoint.DEFAULTS;
  return `${baseUrl.replace(/\/v3\/?$/, '').replace(/\/$/, '')}/graphql`;
}

function answerOf<T>(body: unknown): { data?: T | null; errors?: unknown } {
  return brokeOff(body) ? {} : (body as { data?: T | null; errors?: unknown });
}

/** Then it comes as text. */
function brokeOff(body: unknown): boolean {
  return body === null || typeof body !== 'object';
}

/** Every query asks for its own cost; a server without limits says none. */
function pointsIn(data: { rateLimit?: { cost?: number } | null }): { points?: number } {
  const points = data.rateLimit?.cost;
  return points === undefined ? {} : { points };
}

/** All of its fields null: errors say why. */
function isEmpty(data: object): boolean {
  return Object.entries(data).every(([name, value]) => value === null || name === 'rateLimit');
}
