import type { GitHubObserver, RequestOutcome, Resource } from '@provenance/github';
import type { Metrics } from '@provenance/service';

const RESOURCES: readonly Resource[] = ['graphql', 'core'];

/** Requests as a counter, the rest of the tightest rate limit as a gauge: no payer is named. */
export class GitHubMetrics implements GitHubObserver {
  readonly #metrics: Metrics;
  readonly #budgets = new Map<string, { resource: Resource; remaining: number; resetAt: number }>();

  constructor(metrics: Metrics, now: () => number = Date.now) {
    this.#metrics = metrics;
    metrics.observe('provenance_github_rate_limit_remaining', () => {
      const current = [...this.#budgets.values()].filter(({ resetAt }) => resetAt > now());
      return RESOURCES.flatMap((resource) => {
        const left = current.filter((one) => one.resource === resource).map(({ remaining }) => remaining);
        return left.length === 0 ? [] : [{ value: Math.min(...left), labels: { resource } }];
      });
    });
  }

  requested({ api, outcome }: { api: 'graphql' | 'rest'; outcome: RequestOutcome }): void {
    this.#metrics.add('provenance_github_requests_total', { api, outcome });
  }

  budget(resource: Resource, payer: string, { remaining, resetAt }: { remaining: number; resetAt: number }): void {
    this.#budgets.set(`${resource} ${payer}`, { resource, remaining, resetAt });
  }
}
