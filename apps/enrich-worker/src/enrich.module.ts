import { Inject, Module, type BeforeApplicationShutdown, type FactoryProvider, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { agentKeys, attestationReader, readClaims } from '@provenance/attribution';
import { StageWorkers } from '@provenance/queue';
import { HealthRegistry, JobObserver, LOGGER, Metrics, RedisConfig, RetentionConfig, type Logger } from '@provenance/service';
import { AnalysisStore, createRedis, RedisAnalysisStore, RedisOpenLedger, type RedisClient } from '@provenance/store';
import { EnrichConfig } from './enrich/enrich.config.ts';
import { EnrichHandler } from './enrich/enrich.handler.ts';

/** The classes of settings that a process with EnrichModule needs. */
export const ENRICH_CONFIGS = [EnrichConfig, RedisConfig, RetentionConfig] as const;

const STORE_REDIS = Symbol('store redis');

const PROVIDERS: FactoryProvider[] = [
  {
    provide: STORE_REDIS,
    useFactory: ({ url }: RedisConfig, log: Logger) =>
      createRedis(url, 'store', (error) => log.warn({ err: error, connection: 'store' }, 'redis connection')),
    inject: [RedisConfig, LOGGER],
  },
  {
    provide: AnalysisStore,
    useFactory: (redis: RedisClient, retention: RetentionConfig) =>
      new RedisAnalysisStore(redis, new RedisOpenLedger(redis), retention.seconds()),
    inject: [STORE_REDIS, RetentionConfig],
  },
  {
    provide: JobObserver,
    useFactory: (metrics: Metrics, log: Logger) => new JobObserver(metrics, log),
    inject: [Metrics, LOGGER],
  },
  {
    provide: StageWorkers,
    useFactory: (store: AnalysisStore, observer: JobObserver, redis: RedisConfig, config: EnrichConfig) => {
      const readers = [attestationReader(agentKeys(config.agentPublicKeys)), readClaims];
      return new StageWorkers([new EnrichHandler(store, readers)], store, observer, {
        redisUrl: redis.url,
        stages: ['enrich'],
        concurrency: { enrich: config.concurrency },
      });
    },
    inject: [AnalysisStore, JobObserver, RedisConfig, EnrichConfig],
  },
];

/** The enrich stage. */
@Module({ providers: PROVIDERS })
export class EnrichModule implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  readonly #workers: StageWorkers;
  readonly #redis: RedisClient;

  constructor(workers: StageWorkers, health: HealthRegistry, @Inject(STORE_REDIS) redis: RedisClient) {
    this.#workers = workers;
    this.#redis = redis;
    health.add('live', 'enrich', () => failing(workers, 'live'));
    health.add('ready', 'enrich', () => failing(workers, 'ready'));
    health.add('ready', 'store', () => (redis.status === 'ready' ? undefined : 'not connected'));
  }

  onApplicationBootstrap(): void {
    this.#workers.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#workers.close();
  }

  onApplicationShutdown(): void {
    this.#redis.disconnect();
  }
}

function failing(workers: StageWorkers, kind: 'live' | 'ready'): string | undefined {
  const health = workers.health();
  return health[kind] ? undefined : (health.detail ?? 'not working');
}
