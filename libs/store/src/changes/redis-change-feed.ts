import type { RedisClient } from '../connection/create-redis.ts';
import { CHANGES_CHANNEL } from '../keys.ts';
import { ChangeFeed, type ChangeWatch } from './change-feed.ts';
import { Watchers } from './watchers.ts';

/** The feed over one subscription. The connection (role `subscriber`) belongs to the feed. */
export class RedisChangeFeed extends ChangeFeed {
  readonly #redis: RedisClient;
  readonly #againMs: number;
  #again: NodeJS.Timeout | undefined;
  readonly #watchers = new Watchers();

  /** @param againMs how long after a refusal it asks again */
  constructor(subscriber: RedisClient, againMs = 10_000) {
    super();
    this.#againMs = againMs;
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
    clearTimeout(this.#again);
    this.#watchers.closeAll();
    this.#redis.disconnect();
  }

  async #subscribe(): Promise<void> {
    // A connection that was made again asks at once: two of them would go on side by side.
    clearTimeout(this.#again);
    try {
      await this.#redis.subscribe(CHANGES_CHANNEL);
      this.#watchers.tellAll();
    } catch (error) {
      // Where the connection went, the next `ready` subscribes. A server that refuses keeps it, and may let us in later.
      if (this.#redis.status !== 'ready') return;
      this.#redis.emit('error', error);
      this.#again = setTimeout(() => void this.#subscribe(), this.#againMs).unref();
    }
  }
}
