import { setTimeout } from 'node:timers/promises';
import type { RedisClient } from '@provenance/store';

/** Below the two seconds that a probe may take. */
const PING_LIMIT_MS = 1_000;

/** Whether the server answers now. @param onError hears of one that refuses to */
export async function answers(redis: RedisClient, onError: (error: Error) => void): Promise<boolean> {
  const timer = new AbortController();
  const ping = redis.ping().then(
    () => true,
    (error: Error) => {
      onError(error);
      return false;
    },
  );
  const late = setTimeout(PING_LIMIT_MS, false, { signal: timer.signal }).catch(() => false);
  return Promise.race([ping, late]).finally(() => timer.abort());
}
