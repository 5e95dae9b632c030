import type { HealthProbe, Logger } from '@provenance/service';
import { evictionPolicy, type RedisClient } from '@provenance/store';

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

/** Tells the log, at every connection, when the server's settings can lose what was accepted. */
export function watchEviction(redis: RedisClient, log: Logger): void {
  redis.on('ready', () => {
    evictionPolicy(redis).then(
      (policy) => {
        if (policy === undefined) return;
        log.error({ policy }, 'redis may evict accepted analyses and jobs: set its maxmemory-policy to noeviction');
      },
      // Some providers do not let everybody ask.
      (error: unknown) => log.debug({ err: error }, 'the eviction policy of redis is not known'),
    );
  });
}
