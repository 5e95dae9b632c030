import {
  Inject,
  Module,
  type BeforeApplicationShutdown,
  type FactoryProvider,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { StoreModule } from '@provenance/runtime';
import { LOGGER, Metrics, type Logger } from '@provenance/service';
import { GitHubCache, RateBudgets, RefreshLedger, ReviewFactStore } from '@provenance/store';
import { EnrichConfig } from '../enrich/enrich.config.ts';
import { accessBy } from './access/github-access.ts';
import { GitHubClient } from './client/github-client.ts';
import { GitHubMetrics } from './client/github-metrics.ts';
import { GitHubEnrichment } from './github-enrichment.ts';
import { GitHubSource } from './github-source.ts';
import { GitHubConfig } from './github.config.ts';
import { reviewFactOf } from './review-facts.ts';
import { ReviewRefresher } from './review-refresher.ts';

/** The second try of a request waits this long, the third four times as long. */
const RETRY_MS = 1_000;

const SOURCE = Symbol('GitHub source');
const REFRESHER = Symbol('review refresher');

const PROVIDERS: FactoryProvider[] = [
  { provide: SOURCE, useFactory: openSource, inject: [GitHubConfig, GitHubCache, RateBudgets, Metrics] },
  {
    provide: GitHubEnrichment,
    useFactory: (source: GitHubSource | undefined, { patienceSeconds, maxFiles }: GitHubConfig) =>
      new GitHubEnrichment(source, { patienceMs: patienceSeconds * 1_000, maxFiles }),
    inject: [{ token: SOURCE, optional: true }, GitHubConfig],
  },
  {
    provide: REFRESHER,
    useFactory: openRefresher,
    inject: [{ token: SOURCE, optional: true }, RefreshLedger, ReviewFactStore, GitHubConfig, EnrichConfig, LOGGER],
  },
];

/** GitHub as it is set up: with the credentials that there are, over the store's connection. */
@Module({ imports: [StoreModule], providers: PROVIDERS, exports: [GitHubEnrichment] })
export class GitHubModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #refresher: ReviewRefresher | undefined;

  constructor(@Inject(REFRESHER) refresher: ReviewRefresher | undefined) {
    this.#refresher = refresher;
  }

  onApplicationBootstrap(): void {
    this.#refresher?.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#refresher?.stop();
  }
}

/** Undefined without credentials. */
function openSource(config: GitHubConfig, cache: GitHubCache, budgets: RateBudgets, metrics: Metrics): GitHubSource | undefined {
  const { baseUrl, cacheTtlSeconds } = config;
  const credentials = config.credentials();
  if (credentials === undefined) return undefined;
  const limits = { reserve: config.reservePercent / 100, timeoutMs: config.timeoutSeconds * 1_000 };
  const client = new GitHubClient(budgets, new GitHubMetrics(metrics), limits);
  const access = accessBy(credentials, client, cache, { baseUrl, cacheTtlSeconds, retryMs: RETRY_MS });
  return new GitHubSource({ client, access, cache, cacheTtlSeconds });
}

function openRefresher(
  source: GitHubSource | undefined,
  ledger: RefreshLedger,
  reviews: ReviewFactStore,
  github: GitHubConfig,
  enrich: EnrichConfig,
  log: Logger,
): ReviewRefresher | undefined {
  if (source === undefined) return undefined;
  const [settings, teamsOf] = [enrich.attribution(), github.teams()];
  return new ReviewRefresher({ ledger, reviews, source, factOf: (standing, { snapshot }) => reviewFactOf(standing, snapshot, settings, teamsOf), log });
}
