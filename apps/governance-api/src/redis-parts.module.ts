import { Inject, Module, type FactoryProvider, type OnApplicationShutdown } from '@nestjs/common';
import { DeadLetters, openStageQueues, type StageQueues } from '@provenance/queue';
import { HealthRegistry, LOGGER, RedisConfig, RetentionConfig, type Logger } from '@provenance/service';
import {
  AnalysisStore,
  CapabilityStore,
  ChangeFeed,
  createRedis,
  OpenLedger,
  RedisAnalysisStore,
  RedisCapabilityStore,
  RedisChangeFeed,
  RedisOpenLedger,
  type RedisClient,
} from '@provenance/store';

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
  {
    provide: ChangeFeed,
    useFactory: ({ url }: RedisConfig, log: Logger) => new RedisChangeFeed(createRedis(url, 'subscriber', reportTo(log, 'changes'))),
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
    provide: DeadLetters,
    useFactory: (queues: StageQueues, store: AnalysisStore) => new DeadLetters(queues, store),
    inject: [STAGE_QUEUES, AnalysisStore],
  },
];

function reportTo(log: Logger, connection: string): (error: Error) => void {
  return (error) => log.warn({ err: error, connection }, 'redis connection');
}

async function connected(redis: RedisClient): Promise<string | undefined> {
  if (redis.status !== 'ready') {
    return 'not connected';
  }
  await redis.ping();
  return undefined;
}

/** Stores, changes and dead letters of this process over Redis. */
@Module({ providers: PROVIDERS, exports: PROVIDERS.map(({ provide }) => provide) })
export class RedisPartsModule implements OnApplicationShutdown {
  readonly #redis: RedisClient;
  readonly #queues: StageQueues;
  readonly #changes: ChangeFeed;

  constructor(
    @Inject(STORE_REDIS) redis: RedisClient,
    @Inject(STAGE_QUEUES) queues: StageQueues,
    changes: ChangeFeed,
    health: HealthRegistry,
  ) {
    this.#redis = redis;
    this.#queues = queues;
    this.#changes = changes;
    health.add('ready', 'store', () => connected(redis));
  }

  /** After the last request was answered and the last job was ended. */
  async onApplicationShutdown(): Promise<void> {
    await this.#changes.close();
    await this.#queues.close();
    this.#redis.disconnect();
  }
}
