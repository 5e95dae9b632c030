import type { RedisClient } from './create-redis.ts';
import { storeCall } from './store-call.ts';

/**
 * Whether the server may throw out what was accepted: every key here has an expiry, so that any policy but
 * `noeviction` takes analyses and jobs when memory is short, in silence.
 * @returns the policy, or undefined when nothing is evicted
 */
export async function evictionPolicy(redis: RedisClient): Promise<string | undefined> {
  const memory = await storeCall(redis.info('memory'));
  const policy = /^maxmemory_policy:(\S+)/m.exec(memory)?.[1];
  return policy === 'noeviction' ? undefined : policy;
}
