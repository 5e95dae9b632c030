import { decodeBlob, encodeBlob } from '../codec/blob.ts';
import type { RedisClient } from '../connection/create-redis.ts';
import { storeCall } from '../connection/store-call.ts';
import { cacheKey } from '../keys.ts';
import { DetectionCache } from './detection-cache.ts';

/** The cache as one string an entry, compressed. Entries lie in any slot, so each is a command of its own. */
export class RedisDetectionCache extends DetectionCache {
  readonly #redis: RedisClient;

  constructor(redis: RedisClient) {
    super();
    this.#redis = redis;
  }

  getMany(digests: readonly string[]): Promise<(Buffer | undefined)[]> {
    return Promise.all(digests.map((digest) => this.#get(digest)));
  }

  async setMany(entries: readonly { digest: string; value: Buffer }[], ttl: number): Promise<void> {
    await Promise.all(
      entries.map(async ({ digest, value }) => {
        const blob = await encodeBlob(value);
        await storeCall(this.#redis.set(cacheKey(digest), blob, 'EX', ttl));
      }),
    );
  }

  async #get(digest: string): Promise<Buffer | undefined> {
    const blob = await storeCall(this.#redis.getBuffer(cacheKey(digest)));
    return blob === null ? undefined : decodeBlob(blob);
  }
}
