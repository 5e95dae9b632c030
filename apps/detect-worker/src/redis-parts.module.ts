import { Inject, Module, type FactoryProvider, type OnApplicationShutdown } from '@nestjs/common';
import { LOGGER, RedisConfig, RetentionConfig, type Logger } from '@provenance/service';
import {
  AnalysisStore,
  CapabilityStore,
  createRedis,
  DetectionCache,
  RedisAnalysisStore,
  RedisCapabilityStore,
  RedisDetectionCache,
  RedisOpenLedger,
  type RedisClient,
} from '@provenance/store';

/** Injection token of the store's connection. */
export const STORE_REDIS = Symbol('store redis');

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
  { provide: DetectionCache, useFactory: (redis: RedisClient) => new RedisDetectionCache(redis), inject: [STORE_REDIS] },
  { provide: CapabilityStore, useFactory: (redis: RedisClient) => new RedisCapabilityStore(redis), inject: [STORE_REDIS] },
];

/** Store and cache of this process over Redis. */
@Module({ providers: PROVIDERS, exports: PROVIDERS.map(({ provide }) => provide) })
export class RedisPartsModule implements OnApplicationShutdown {
  readonly #redis: RedisClient;

  constructor(@Inject(STORE_REDIS) redis: RedisClient) {
    this.#redis = redis;
  }

  /** After the last job has ended. */
  onApplicationShutdown(): void {
    this.#redis.disconnect();
  }
}
