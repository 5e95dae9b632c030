import { byText } from '@provenance/domain';
import type { RedisClient } from '../connection/create-redis.ts';
import { storeCall } from '../connection/store-call.ts';
import { CAPABILITIES_KEY } from '../keys.ts';
import { CapabilityStore, type PublishedCapabilities } from './capability-store.ts';

interface Entry extends PublishedCapabilities {
  until: number;
}

/** One hash with a field for each worker. Whoever speaks or lists lets go of those that are gone: a fleet restarts for months. */
export class RedisCapabilityStore extends CapabilityStore {
  readonly #redis: RedisClient;

  constructor(redis: RedisClient) {
    super();
    this.#redis = redis;
  }

  async put(published: PublishedCapabilities, until: number): Promise<void> {
    const entry: Entry = { ...published, until };
    await storeCall(
      Promise.all([
        this.#redis.hset(CAPABILITIES_KEY, published.worker, JSON.stringify(entry)),
        this.#redis.pexpireat(CAPABILITIES_KEY, until),
      ]),
    );
    await this.#present(Date.now());
  }

  async list(now: number): Promise<PublishedCapabilities[]> {
    const present = await this.#present(now);
    return present.map(({ worker, capabilities }) => ({ worker, capabilities })).sort((a, b) => byText(a.worker, b.worker));
  }

  async #present(now: number): Promise<Entry[]> {
    const fields = await storeCall(this.#redis.hgetall(CAPABILITIES_KEY));
    const entries = Object.values(fields).map((text) => JSON.parse(text) as Entry);
    const gone = entries.filter(({ until }) => until <= now).map(({ worker }) => worker);
    if (gone.length > 0) await storeCall(this.#redis.hdel(CAPABILITIES_KEY, ...gone));
    return entries.filter(({ until }) => until > now);
  }
}
