import { Module, type FactoryProvider, type OnApplicationShutdown } from '@nestjs/common';
import { connectionErrors, RedisConfig } from '@provenance/runtime';
import { LOGGER, type Logger } from '@provenance/service';
import { ChangeFeed, createRedis, RedisChangeFeed } from '@provenance/store';

const CHANGE_FEED: FactoryProvider<ChangeFeed> = {
  provide: ChangeFeed,
  useFactory: (redis: RedisConfig, log: Logger) =>
    new RedisChangeFeed(createRedis(redis.target(), 'subscriber', connectionErrors(log, 'changes'))),
  inject: [RedisConfig, LOGGER],
};

/** What long polls and streams of events wait for. */
@Module({ providers: [CHANGE_FEED], exports: [ChangeFeed] })
export class ChangesModule implements OnApplicationShutdown {
  readonly #changes: ChangeFeed;

  constructor(changes: ChangeFeed) {
    this.#changes = changes;
  }

  /** After the last request was answered. */
  async onApplicationShutdown(): Promise<void> {
    await this.#changes.close();
  }
}
