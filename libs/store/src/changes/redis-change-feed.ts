import type { RedisClient } from '../connection/create-redis.ts';
import { CHANGES_CHANNEL } from '../keys.ts';
import { ChangeFeed, type ChangeWatch } from './change-feed.ts';
import { Watchers } from './watchers.ts';

/** The feed over one subscription. The connection (role `subscriber`) belongs to the feed. */
export class RedisChangeFeed extends ChangeFeed {
  readonly #redis: RedisClient;
  readonly #watchers = new Watchers();

  constructor(subscriber: RedisClient) {
    super();
    this.#redis = subscriber;
    subscriber.on('message', (_channel: string, analysisId: string) => this.#watchers.tell(analysisId));
    // Subscribing again after every connect also restores a first subscription that never succeeded.
    subscriber.on('ready', () => void this.#subscribe());
    if (subscriber.status === 'ready') void this.#subscribe();
  }

  watch(analysisId: string): ChangeWatch {
    return this.#watchers.watch(analysisId);
  }

  async close(): Promise<void> {
    this.#watchers.closeAll();
    this.#redis.disconnect();
  }

  async #subscribe(): Promise<void> {
    try {
      await this.#redis.subscribe(CHANGES_CHANNEL);
      this.#watchers.tellAll();
    } catch {
      // The connection went again: the next `ready` subscribes.
    }
  }
}
