import type { RedisClient } from '../connection/create-redis.ts';
import { storeCall } from '../connection/store-call.ts';

/** What a server of Redis or Valkey says of itself; of a cluster one of its nodes. Bytes, seconds. */
export interface ServerFacts {
  version: string;
  uptimeSeconds: number;
  usedMemoryBytes: number;
  /** Absent: no limit is set. */
  maxMemoryBytes?: number;
  evictionPolicy: string;
  evictedKeys: number;
  appendOnly: boolean;
  /** What the last write of the append-only file, and the last snapshot, came to: `ok` or `err`. */
  lastAppend: string;
  lastSnapshot: string;
}

/**
 * @returns undefined where the server does not let us ask
 * @throws ProvenanceError `store_unavailable`
 */
export async function serverFacts(redis: RedisClient): Promise<ServerFacts | undefined> {
  // Several sections in one call are younger than the oldest server that is supported.
  const text = await storeCall(redis.info()).catch((error: unknown) => {
    if (/NOPERM|unknown command/i.test((error as Error).message)) return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const facts = new Map([...text.matchAll(/^([a-z_]+):(.*?)\r?$/gm)].map(([, name = '', value = '']) => [name, value]));
  const said = (name: string): string => facts.get(name) ?? '';
  const limit = Number(said('maxmemory'));
  return {
    version: facts.has('valkey_version') ? `Valkey ${said('valkey_version')}` : `Redis ${said('redis_version')}`,
    uptimeSeconds: Number(said('uptime_in_seconds')),
    usedMemoryBytes: Number(said('used_memory')),
    ...(limit > 0 && { maxMemoryBytes: limit }),
    evictionPolicy: said('maxmemory_policy'),
    evictedKeys: Number(said('evicted_keys')),
    appendOnly: said('aof_enabled') === '1',
    lastAppend: said('aof_last_write_status'),
    lastSnapshot: said('rdb_last_bgsave_status'),
  };
}
