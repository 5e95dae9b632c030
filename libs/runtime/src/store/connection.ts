import type { HealthProbe, Logger } from '@provenance/service';
import type { RedisClient } from '@provenance/store';

/** Where a connection's errors go. It comes back by itself, so each is only a warning. */
export function connectionErrors(log: Logger, connection: string): (error: Error) => void {
  return (error) => log.warn({ err: error, connection }, 'redis connection');
}

/** Whether the server answers on a connection now. */
export function connectionProbe(redis: RedisClient): HealthProbe {
  return async () => {
    if (redis.status !== 'ready') return 'not connected';
    await redis.ping();
    return undefined;
  };
}
