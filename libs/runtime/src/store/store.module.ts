import { Inject, Module, type FactoryProvider, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { GitHubCache, RateBudgets } from '@provenance/domain';
import { HealthRegistry, LOGGER, RunningProcess, type Logger } from '@provenance/service';
import {
  AnalysisStore,
  AnalyticsStore,
  BacktestStore,
  CapabilityStore,
  CommitReports,
  ReportLease,
  createRedis,
  FindingStore,
  DecidedIndex,
  DecisionLogStore,
  OpenLedger,
  PolicyStore,
  PresenceStore,
  PullRequestHeads,
  RedisAnalysisStore,
  RedisAnalyticsStore,
  RedisBacktestStore,
  RedisCapabilityStore,
  RedisCommitReports,
  RedisReportLease,
  RedisDecidedIndex,
  RedisDecisionLogStore,
  RedisDueLedger,
  RedisFindingRecords,
  RedisGitHubCache,
  RedisOpenLedger,
  RedisPolicyStore,
  RedisPullRequestHeads,
  RedisRateBudgets,
  RedisReviewFactStore,
  RefreshLedger,
  ReportLedger,
  PRESENCE_KEY,
  ReviewFactStore,
  Writes,
  type RedisClient,
} from '@provenance/store';
import { PresencePublisher } from '../presence/presence-publisher.ts';
import { connectionErrors, connectionProbe, watchEviction, writesProbe } from './connection.ts';
import { RedisConfig } from './redis.config.ts';
import { RetentionConfig } from './retention.config.ts';

/** Injection token of the store's connection. */
export const STORE_REDIS = Symbol('store redis');

const PROVIDERS: FactoryProvider[] = [
  {
    provide: STORE_REDIS,
    useFactory: (redis: RedisConfig, log: Logger) => createRedis(redis.target(), 'store', connectionErrors(log, 'store')),
    inject: [RedisConfig, LOGGER],
  },
  { provide: OpenLedger, useFactory: (redis: RedisClient) => new RedisOpenLedger(redis), inject: [STORE_REDIS] },
  {
    provide: AnalysisStore,
    useFactory: (redis: RedisClient, ledger: OpenLedger, retention: RetentionConfig) =>
      new RedisAnalysisStore(redis, ledger, retention.seconds()),
    inject: [STORE_REDIS, OpenLedger, RetentionConfig],
  },
  { provide: CapabilityStore, useFactory: (redis: RedisClient) => new RedisCapabilityStore(redis), inject: [STORE_REDIS] },
  {
    provide: AnalyticsStore,
    useFactory: (redis: RedisClient, retention: RetentionConfig) => new RedisAnalyticsStore(redis, retention.seconds()),
    inject: [STORE_REDIS, RetentionConfig],
  },
  {
    provide: ReviewFactStore,
    useFactory: (redis: RedisClient, analytics: AnalyticsStore, retention: RetentionConfig) =>
      new RedisReviewFactStore(redis, analytics, retention.seconds()),
    inject: [STORE_REDIS, AnalyticsStore, RetentionConfig],
  },
  {
    provide: DecisionLogStore,
    useFactory: (redis: RedisClient, retention: RetentionConfig) => new RedisDecisionLogStore(redis, retention.seconds()),
    inject: [STORE_REDIS, RetentionConfig],
  },
  { provide: GitHubCache, useFactory: (redis: RedisClient) => new RedisGitHubCache(redis), inject: [STORE_REDIS] },
  { provide: RefreshLedger, useFactory: (redis: RedisClient) => new RedisDueLedger(redis, 'refresh'), inject: [STORE_REDIS] },
  { provide: ReportLedger, useFactory: (redis: RedisClient) => new RedisDueLedger(redis, 'report'), inject: [STORE_REDIS] },
  { provide: ReportLease, useFactory: (redis: RedisClient) => new RedisReportLease(redis), inject: [STORE_REDIS] },
  { provide: PolicyStore, useFactory: (redis: RedisClient) => new RedisPolicyStore(redis), inject: [STORE_REDIS] },
  { provide: BacktestStore, useFactory: (redis: RedisClient) => new RedisBacktestStore(redis), inject: [STORE_REDIS] },
  {
    provide: DecidedIndex,
    useFactory: (redis: RedisClient, retention: RetentionConfig) => new RedisDecidedIndex(redis, retention.seconds()),
    inject: [STORE_REDIS, RetentionConfig],
  },
  {
    provide: CommitReports,
    useFactory: (redis: RedisClient, retention: RetentionConfig) => new RedisCommitReports(redis, retention.seconds()),
    inject: [STORE_REDIS, RetentionConfig],
  },
  {
    provide: PullRequestHeads,
    useFactory: (redis: RedisClient, retention: RetentionConfig) => new RedisPullRequestHeads(redis, retention.seconds()),
    inject: [STORE_REDIS, RetentionConfig],
  },
  {
    provide: FindingStore,
    useFactory: (redis: RedisClient, retention: RetentionConfig) =>
      new FindingStore(new RedisFindingRecords(redis, retention.seconds()), retention.seconds()),
    inject: [STORE_REDIS, RetentionConfig],
  },
  { provide: RateBudgets, useFactory: (redis: RedisClient) => new RedisRateBudgets(redis), inject: [STORE_REDIS] },
  { provide: Writes, useFactory: (redis: RedisClient) => new Writes(redis), inject: [STORE_REDIS] },
  { provide: PresenceStore, useFactory: (redis: RedisClient) => new PresenceStore(redis), inject: [STORE_REDIS] },
  {
    provide: PresencePublisher,
    useFactory: (...parts: ConstructorParameters<typeof PresencePublisher>) => new PresencePublisher(...parts),
    inject: [PresenceStore, RunningProcess, HealthRegistry, RetentionConfig, LOGGER],
  },
];

/** The store over one connection; readiness says whether it answers and takes writes, and the process says through it that it is there. */
@Module({ providers: PROVIDERS, exports: PROVIDERS.map(({ provide }) => provide) })
export class StoreModule implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #redis: RedisClient;
  readonly #presence: PresencePublisher;

  constructor(@Inject(STORE_REDIS) redis: RedisClient, @Inject(LOGGER) log: Logger, health: HealthRegistry, presence: PresencePublisher, writes: Writes) {
    this.#redis = redis;
    this.#presence = presence;
    watchEviction(redis, log);
    health.add('ready', 'store', connectionProbe(redis, PRESENCE_KEY));
    // Reading goes on, and whoever must write is told more by its own answer than by one of nobody.
    health.add('partial', 'writes', writesProbe(writes));
  }

  onApplicationBootstrap(): void {
    this.#presence.start();
  }

  /** After the last request was answered and the last job has ended. */
  async onApplicationShutdown(): Promise<void> {
    await this.#presence.stop();
    this.#redis.disconnect();
  }
}
