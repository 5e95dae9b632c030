import { Redis } from 'ioredis';
import type { RedisClient } from './create-redis.ts';
import { storeCall } from './store-call.ts';

/** Keys of one command: the server answers nobody else while it runs. */
const KEYS_AT_A_TIME = 1_000;

/** The values of many keys that need not lie together, null where there is none. A cluster refuses one command over several slots. */
export async function getMany(redis: RedisClient, keys: readonly string[]): Promise<(string | null)[]> {
  if (!(redis instanceof Redis)) return storeCall(Promise.all(keys.map((key) => redis.get(key))));
  const parts: Promise<(string | null)[]>[] = [];
  for (let at = 0; at < keys.length; at += KEYS_AT_A_TIME) parts.push(redis.mget(keys.slice(at, at + KEYS_AT_A_TIME)));
  return (await storeCall(Promise.all(parts))).flat();
}
