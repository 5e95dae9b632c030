import { Inject, Module, type BeforeApplicationShutdown, type FactoryProvider, type OnApplicationBootstrap } from '@nestjs/common';
import { GitHubCache, RateBudgets } from '@provenance/domain';
import { accessBy, GitHubClient, GitHubSource, ReviewerTeams, reviewFactOf, type GitHubAccessFinder } from '@provenance/github';
import { ExportRequests } from '@provenance/queue';
import { ExportsModule, StoreModule } from '@provenance/runtime';
import { HealthRegistry, HttpConfig, LOGGER, Metrics, type Logger } from '@provenance/service';
import { AnalysisStore, CommitReports, PullRequestHeads, ReportLease, RefreshLedger, ReportLedger, ReviewFactStore } from '@provenance/store';
import { EnrichConfig } from '../enrich/enrich.config.ts';
import { DueWorker } from './due/due-worker.ts';
import { GitHubEnrichment } from './github-enrichment.ts';
import { GitHubConfig } from './github.config.ts';
import { GitHubMetrics } from './metrics/github-metrics.ts';
import { checkReporter, type ReporterParts } from './report/check-reporter.ts';
import { reviewRefresh, type RefreshParts } from './review-refresher.ts';

/** The second try of a request waits this long, the third four times as long. */
const RETRY_MS = 1_000;

/** How GitHub is asked, with the credentials that there are; undefined without. */
interface GitHub {
  client: GitHubClient;
  access: GitHubAccessFinder;
  source: GitHubSource;
}

/** Where decisions are shown; undefined when nowhere. */
type ReportPlaces = Pick<ReporterParts, 'checks' | 'comments' | 'lease' | 'urlOf'>;

/** How review facts are made, and where they go. */
type Facts = Pick<RefreshParts, 'analyses' | 'heads' | 'reviews' | 'exports' | 'factOf'>;

/** Where it is noted that GitHub is to be told of a decision; undefined when it is not. */
export const REPORTS = Symbol('reports');

const GITHUB = Symbol('GitHub');
const FACTS = Symbol('review facts');
const PLACES = Symbol('places of reports');
const REFRESHER = Symbol('review refresher');
const REPORTER = Symbol('check reporter');
const MAYBE_GITHUB = { token: GITHUB, optional: true };

const PROVIDERS: FactoryProvider[] = [
  { provide: GITHUB, useFactory: openGitHub, inject: [GitHubConfig, GitHubCache, RateBudgets, Metrics, HealthRegistry] },
  {
    provide: GitHubEnrichment,
    useFactory: (github: GitHub | undefined, { patienceSeconds, maxFiles }: GitHubConfig) =>
      new GitHubEnrichment(github?.source, { patienceMs: patienceSeconds * 1_000, maxFiles }),
    inject: [MAYBE_GITHUB, GitHubConfig],
  },
  {
    provide: ReviewerTeams,
    useFactory: (github: GitHub | undefined, { reviewerTeamMap, teams }: GitHubConfig) => new ReviewerTeams(reviewerTeamMap, teams ? github?.source : undefined),
    inject: [MAYBE_GITHUB, GitHubConfig],
  },
  {
    provide: FACTS,
    useFactory: (analyses: AnalysisStore, heads: PullRequestHeads, reviews: ReviewFactStore, exports: ExportRequests, enrich: EnrichConfig): Facts => {
      const settings = enrich.attribution();
      return { analyses, heads, reviews, exports, factOf: (standing, { snapshot }, teamsOf) => reviewFactOf(standing, snapshot, settings, teamsOf) };
    },
    inject: [AnalysisStore, PullRequestHeads, ReviewFactStore, ExportRequests, EnrichConfig],
  },
  {
    provide: REFRESHER,
    useFactory: (github: GitHub | undefined, ledger: RefreshLedger, facts: Facts, teams: ReviewerTeams, log: Logger) =>
      github && new DueWorker(ledger, reviewRefresh({ ...facts, source: github.source, teams }), log),
    inject: [MAYBE_GITHUB, RefreshLedger, FACTS, ReviewerTeams, LOGGER],
  },
  {
    provide: REPORTS,
    useFactory: (config: GitHubConfig, ledger: ReportLedger) => (config.reports() ? ledger : undefined),
    inject: [GitHubConfig, ReportLedger],
  },
  {
    provide: REPORTER,
    useFactory: (github: GitHub | undefined, ledger: ReportLedger, store: AnalysisStore, places: ReportPlaces | undefined, log: Logger) =>
      github && places && new DueWorker(ledger, checkReporter({ store, client: github.client, access: github.access, ...places }), log),
    inject: [MAYBE_GITHUB, ReportLedger, AnalysisStore, { token: PLACES, optional: true }, LOGGER],
  },
  {
    provide: PLACES,
    useFactory: (config: GitHubConfig, http: HttpConfig, lease: ReportLease, reports: CommitReports): ReportPlaces | undefined =>
      config.reports() ? { checks: config.checks ? reports : undefined, comments: config.comments, lease, urlOf: (id) => http.analysisUrl(id) } : undefined,
    inject: [GitHubConfig, HttpConfig, ReportLease, CommitReports],
  },
];

/** GitHub as it is set up, over the store's connection, and what is done about it beside the stage. */
@Module({ imports: [StoreModule, ExportsModule], providers: PROVIDERS, exports: [GitHubEnrichment, ReviewerTeams, REPORTS] })
export class GitHubModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #workers: DueWorker[];

  constructor(@Inject(REFRESHER) refresher: DueWorker | undefined, @Inject(REPORTER) reporter: DueWorker | undefined) {
    this.#workers = [refresher, reporter].filter((worker) => worker !== undefined);
  }

  onApplicationBootstrap(): void {
    for (const worker of this.#workers) worker.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.stop()));
  }
}

function openGitHub(config: GitHubConfig, cache: GitHubCache, budgets: RateBudgets, metrics: Metrics, health: HealthRegistry): GitHub | undefined {
  const { baseUrl, cacheTtlSeconds } = config;
  const credentials = config.credentials();
  if (credentials === undefined) return undefined;
  const limits = { reserve: config.reservePercent / 100, timeoutMs: config.timeoutSeconds * 1_000 };
  const client = new GitHubClient(budgets, new GitHubMetrics(metrics, health), limits);
  const access = accessBy(credentials, client, cache, { baseUrl, cacheTtlSeconds, retryMs: RETRY_MS });
  return { client, access, source: new GitHubSource({ client, access, cache, cacheTtlSeconds }) };
}
