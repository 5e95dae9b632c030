import { GitHubCache } from '@provenance/domain';
import { decodeBlob, encodeBlob } from '../codec/blob.ts';
import type { RedisClient } from '../connection/create-redis.ts';
import { storeCall } from '../connection/store-call.ts';
import { githubCacheKey } from '../keys.ts';

/** The cache as one compressed string an entry. */
export class RedisGitHubCache extends GitHubCache {
  readonly #redis: RedisClient;

  constructor(redis: RedisClient) {
    super();
    this.#redis = redis;
  }

  async get(key: string): Promise<Buffer | undefined> {
    const blob = await storeCall(this.#redis.getBuffer(githubCacheKey(key)));
    return blob === null ? undefined : decodeBlob(blob);
  }

  async set(key: string, value: Buffer, ttl: number): Promise<void> {
    await storeCall(this.#redis.set(githubCacheKey(key), await encodeBlob(value), 'EX', ttl));
  }
}
