import type { RedisClient } from '@provenance/store';
import { within } from './within.ts';

/** Below the two seconds that a probe may take. */
const PING_LIMIT_MS = 1_000;

/** Whether the server answers now. @param onError hears of one that refuses to */
export function answers(redis: RedisClient, onError: (error: Error) => void): Promise<boolean> {
  const ping = redis.ping().then(
    () => true,
    (error: Error) => {
      onError(error);
      return false;
    },
  );
  return within(PING_LIMIT_MS, ping, false);
}
