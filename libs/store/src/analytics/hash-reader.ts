import type { RedisClient } from '../connection/create-redis.ts';
import { storeCall } from '../connection/store-call.ts';
import { SumCache } from './sum-cache.ts';

interface Decoded<T> {
  bytes: Buffer;
  value: T;
}

/**
 * Hashes whose fields are decoded. Of one that has changed most fields are as they were: those stay the very values that
 * they were before, with all that has been made of them.
 */
export class HashReader<T> {
  readonly #redis: RedisClient;
  readonly #decode: (bytes: Buffer) => T;
  readonly #kept: SumCache<ReadonlyMap<string, Decoded<T>>>;

  /** @param capacity bytes that are kept, before they are decoded */
  constructor(redis: RedisClient, decode: (bytes: Buffer) => T, capacity: number) {
    this.#redis = redis;
    this.#decode = decode;
    this.#kept = new SumCache(capacity);
  }

  /** The fields of a hash, and how many bytes it has. */
  async read(key: string): Promise<{ fields: [name: string, value: T][]; bytes: number }> {
    const hash = Object.entries(await storeCall(this.#redis.hgetallBuffer(key)));
    const former = this.#kept.former(key);
    const fields = new Map(hash.map(([field, bytes]) => [field, this.#decoded(bytes, former?.get(field))]));
    const bytes = hash.reduce((all, [field, { length }]) => all + field.length + length, key.length);
    this.#kept.set(key, '', fields, bytes);
    return { fields: [...fields].map(([field, { value }]) => [field, value]), bytes };
  }

  #decoded(bytes: Buffer, former: Decoded<T> | undefined): Decoded<T> {
    if (former?.bytes.equals(bytes)) return former;
    // A copy: the client's own are parts of whole packets, which they would keep.
    return { bytes: Buffer.from(bytes), value: this.#decode(bytes) };
  }
}
