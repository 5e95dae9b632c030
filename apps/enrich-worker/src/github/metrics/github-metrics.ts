import type { GitHubObserver, RequestOutcome, Resource } from '@provenance/github';
import { reasonOf } from '@provenance/queue';
import type { HealthRegistry, Metrics } from '@provenance/service';

const RESOURCES: readonly Resource[] = ['graphql', 'core'];

/** So many requests in a row: one refusal is one repository that the credentials were not given. */
const IN_A_ROW = 3;

/** What was last heard says nothing about now any more. */
const FORGET_MS = 15 * 60_000;

/** Below this the alert on the rate limit fires as well. */
const LOW = 250;

type Requested = Parameters<GitHubObserver['requested']>[0];

const TROUBLE: Partial<Record<RequestOutcome, string>> = {
  refused: 'GitHub refuses what it is asked: the credentials, or what they are allowed',
  failed: 'GitHub cannot be reached, or fails',
};

/** Requests as a counter, the rest of the tightest rate limit as a gauge: no payer is named. And what is wrong with GitHub now. */
export class GitHubMetrics implements GitHubObserver {
  readonly #metrics: Metrics;
  readonly #now: () => number;
  readonly #budgets = new Map<string, { resource: Resource; remaining: number; resetAt: number }>();
  #last: { outcome: RequestOutcome; troubles: number; at: number; said: string | undefined } | undefined;

  constructor(metrics: Metrics, health: HealthRegistry, now: () => number = Date.now) {
    this.#metrics = metrics;
    this.#now = now;
    metrics.observe('provenance_github_rate_limit_remaining', () => this.#left().map(({ resource, remaining: value }) => ({ value, labels: { resource } })));
    health.add('watched', 'github', () => this.#trouble());
    health.add('watched', 'github limit', () => {
      const low = this.#left().filter(({ remaining }) => remaining < LOW);
      return low.length === 0 ? undefined : low.map(({ resource, remaining }) => `${remaining} left of ${resource}`).join(', ');
    });
  }

  requested({ api, outcome, failure }: Requested): void {
    this.#metrics.add('provenance_github_requests_total', { api, outcome });
    this.#last = { outcome, troubles: TROUBLE[outcome] === undefined ? 0 : (this.#last?.troubles ?? 0) + 1, at: this.#now(), said: failure && reasonOf(failure) };
  }

  budget(resource: Resource, payer: string, { remaining, resetAt }: { remaining: number; resetAt: number }): void {
    this.#budgets.set(`${resource} ${payer}`, { resource, remaining, resetAt });
  }

  #trouble(): string | undefined {
    if (this.#last === undefined || this.#last.troubles < IN_A_ROW || this.#now() - this.#last.at > FORGET_MS) return undefined;
    return `${TROUBLE[this.#last.outcome]}; none of the last ${this.#last.troubles} requests went well${this.#last.said === undefined ? '' : `, the last of them because: ${this.#last.said}`}`;
  }

  #left(): { resource: Resource; remaining: number }[] {
    const current = [...this.#budgets.values()].filter(({ resetAt }) => resetAt > this.#now());
    return RESOURCES.flatMap((resource) => {
      const left = current.filter((one) => one.resource === resource).map(({ remaining }) => remaining);
      return left.length === 0 ? [] : [{ resource, remaining: Math.min(...left) }];
    });
  }
}
