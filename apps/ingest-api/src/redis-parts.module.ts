import { Inject, Module, type FactoryProvider, type OnApplicationShutdown } from '@nestjs/common';
import { AnalysisFlows, BullAnalysisFlows, openStageQueues, type StageQueues } from '@provenance/queue';
import { HealthRegistry, LOGGER, RedisConfig, RetentionConfig, type Logger } from '@provenance/service';
import { AnalysisStore, createRedis, OpenLedger, RedisAnalysisStore, RedisOpenLedger, type RedisClient } from '@provenance/store';

/** Injection tokens of the two connections: commands of the store, and BullMQ's. */
export const STORE_REDIS = Symbol('store redis');
export const STAGE_QUEUES = Symbol('stage queues');

const PROVIDERS: FactoryProvider[] = [
  {
    provide: STORE_REDIS,
    useFactory: ({ url }: RedisConfig, log: Logger) => createRedis(url, 'store', reportTo(log, 'store')),
    inject: [RedisConfig, LOGGER],
  },
  {
    provide: STAGE_QUEUES,
    useFactory: ({ url }: RedisConfig, log: Logger) => openStageQueues(url, reportTo(log, 'queue')),
    inject: [RedisConfig, LOGGER],
  },
  { provide: OpenLedger, useFactory: (redis: RedisClient) => new RedisOpenLedger(redis), inject: [STORE_REDIS] },
  {
    provide: AnalysisStore,
    useFactory: (redis: RedisClient, ledger: OpenLedger, retention: RetentionConfig) =>
      new RedisAnalysisStore(redis, ledger, retention.seconds()),
    inject: [STORE_REDIS, OpenLedger, RetentionConfig],
  },
  { provide: AnalysisFlows, useFactory: (queues: StageQueues) => new BullAnalysisFlows(queues), inject: [STAGE_QUEUES] },
];

function reportTo(log: Logger, connection: string): (error: Error) => void {
  return (error) => log.warn({ err: error, connection }, 'redis connection');
}

/** Store, ledger and flows of this process over Redis. */
@Module({ providers: PROVIDERS, exports: PROVIDERS.map(({ provide }) => provide) })
export class RedisPartsModule implements OnApplicationShutdown {
  readonly #redis: RedisClient;
  readonly #flows: AnalysisFlows;

  constructor(
    @Inject(STORE_REDIS) redis: RedisClient,
    @Inject(STAGE_QUEUES) queues: StageQueues,
    flows: AnalysisFlows,
    health: HealthRegistry,
  ) {
    this.#redis = redis;
    this.#flows = flows;
    health.add('ready', 'store', () => connected(redis));
    health.add('ready', 'queue', () => connected(queues.redis));
  }

  /** After the last request was answered. */
  async onApplicationShutdown(): Promise<void> {
    await this.#flows.close();
    this.#redis.disconnect();
  }
}

async function connected(redis: RedisClient): Promise<string | undefined> {
  if (redis.status !== 'ready') return 'not connected';
  await redis.ping();
  return undefined;
}
