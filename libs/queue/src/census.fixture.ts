import { familiesOf, type KeyFamily, type RedisClient } from '@provenance/store';
import { KEY_FAMILIES } from './connection/key-reference.ts';

/** What there is of a family. */
export interface Count {
  keys: number;
  /** Fields, members, entries; of what grows for good bytes of content. */
  members: number;
  /** As the server reckons them. */
  bytes: number;
}

export interface Census {
  families: ReadonlyMap<string, Count>;
  /** Keys that are of no family, that stay where they should expire, or that hold more than is taken. */
  faults: string[];
}

type Measure = (redis: RedisClient, key: string) => Promise<number>;
const MEMBERS: Readonly<Record<string, Measure>> = {
  string: async () => 1,
  hash: (redis, key) => redis.hlen(key),
  list: (redis, key) => redis.llen(key),
  set: (redis, key) => redis.scard(key),
  zset: (redis, key) => redis.zcard(key),
  stream: (redis, key) => redis.xlen(key),
};

/** Counts every key that there is, by its family. One that goes meanwhile is not counted. */
export async function takeCensus(redis: RedisClient): Promise<Census> {
  const families = new Map<string, Count>();
  const faults: string[] = [];
  const looked = await Promise.all((await redis.keys('*')).map((key) => lookAt(redis, key)));
  for (const { key, of, type, ttl, bytes, members } of looked) {
    const [family, ...others] = of;
    if (family === undefined || others.length > 0) faults.push(`${key} is of ${family === undefined ? 'no family' : 'several families'}`);
    if (family === undefined || type === 'none' || bytes === null) continue;
    faults.push(...faultsOf(key, family, ttl, members));
    const { keys = 0, members: before = 0, bytes: had = 0 } = families.get(family.name) ?? {};
    families.set(family.name, { keys: keys + 1, members: before + members, bytes: had + bytes });
  }
  return { families, faults };
}

async function lookAt(redis: RedisClient, key: string) {
  const of = familiesOf(key, KEY_FAMILIES);
  const [type, ttl, bytes] = await Promise.all([redis.type(key), redis.pttl(key), redis.memory('USAGE', key, 'SAMPLES', 0)]);
  const members = of[0]?.bound === 'stays' ? await redis.strlen(key) : await (MEMBERS[type]?.(redis, key) ?? 0);
  return { key, of, type, ttl, bytes, members };
}

function faultsOf(key: string, { bound, most = Infinity }: KeyFamily, ttl: number, members: number): string[] {
  return [...(bound === 'expires' && ttl === -1 ? [`${key} does not expire`] : []), ...(members > most ? [`${key} holds ${members}, not ${most}`] : [])];
}
