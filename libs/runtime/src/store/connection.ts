import { troublesIn, type HealthProbe, type Logger } from '@provenance/service';
import { evictionPolicy, type RedisClient, type Writes } from '@provenance/store';

/** Where a connection's errors go. It comes back by itself, so each is only a warning. */
export function connectionErrors(log: Logger, connection: string): (error: Error) => void {
  return (error) => troublesIn(log).tell(error, 'redis connection', { connection });
}

/**
 * Whether the server answers on a connection now, and why there is none: everybody may read it.
 * @param key one that the connection is for: its user may have rights to others alone
 */
export function connectionProbe(redis: RedisClient, key: string): HealthProbe {
  let why: string | undefined;
  redis.on('error', (error: Error) => {
    why = openReason(error);
  });
  redis.on('ready', () => {
    why = undefined;
  });
  return async () => {
    if (redis.status !== 'ready') return why === undefined ? 'not connected' : `not connected: ${why}`;
    // A server that cannot write refuses even a ping, and reads all the same.
    await redis.exists(key);
    return undefined;
  };
}

/** Whether the server takes writes; it names no addresses in what it says when it does not. */
export function writesProbe(writes: Writes): HealthProbe {
  return async () => {
    const refusal = await writes.refusal();
    return refusal === undefined ? undefined : `refused: ${refusal}`;
  };
}

/**
 * What may be said of an error to anybody: the code of Node (ECONNREFUSED, CERT_HAS_EXPIRED), or the reply of Redis (WRONGPASS
 * ...). Addresses are left out; and a server that is too old for a command repeats it, with the password.
 */
function openReason(error: Error): string | undefined {
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code === 'string') return code;
  // Its own words are of HELLO and of versions of the protocol.
  if (error.message.startsWith('NOAUTH')) return 'NOAUTH: it wants a password, and PROVENANCE_REDIS_URL has none';
  const [reply] = /^[A-Z]+ .*/.exec(error.message) ?? [];
  return reply?.replace(/,? with args beginning.*/, '').replaceAll(/\S+:\d+/g, '…').slice(0, 200);
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
