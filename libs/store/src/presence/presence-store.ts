import type { RedisClient } from '../connection/create-redis.ts';
import { defineScript, type RunScript, type Script } from '../connection/define-script.ts';
import { PRESENCE_KEY } from '../keys.ts';

/** What a process says of itself, again and again, as long as it runs. */
export interface ProcessRecord {
  /** Names the process: its host, its pid and when it began. */
  instance: string;
  /** Its role: `ingest-api`, ..., `standalone`. */
  app: string;
  version: string;
  /** ms since the epoch, by the clock of the process. */
  startedAt: number;
  /** The stages that it runs. */
  runs: readonly string[];
  /** What it cannot do its work without, by name: `ok`, or the reason. */
  checks: Readonly<Record<string, string>>;
  /** What it looks at beside, by name: `ok`, or what is wrong. */
  watched: Readonly<Record<string, string>>;
  retentionDays: { readonly contents: number; readonly results: number; readonly facts: number };
}

export interface PresentProcess extends ProcessRecord {
  /** When it was heard of last, ms since the epoch, by the clock of the store. */
  seenAt: number;
  /** How much the clock of its machine is ahead of the store's, ms. */
  clockAheadMs: number;
}

export interface Presence {
  processes: PresentProcess[];
  /** The clock of the store, ms since the epoch. */
  at: number;
}

/** A process that has said nothing for so long is gone: killed, cut off, or stuck. */
export const PRESENT_FOR_MS = 20_000;

/**
 * Those that are gone are let go of whenever one speaks: a fleet that restarts for months must not fill the hash. The moment
 * is the server's: a machine whose clock is wrong is neither missed nor kept for ever.
 * KEYS: the presence. ARGV: ms until one is gone, instance, record.
 */
const SAY: Script = {
  name: 'provSayPresence',
  keys: 1,
  // Nobody must seem gone because the server is full.
  whenFull: true,
  lua: `
    local now = redis.call('TIME')
    local at = now[1] * 1000 + math.floor(now[2] / 1000)
    redis.call('HSET', KEYS[1], ARGV[2], string.format('%.0f', at) .. ' ' .. ARGV[3])
    redis.call('PEXPIRE', KEYS[1], ARGV[1])
    local all = redis.call('HGETALL', KEYS[1])
    for i = 1, #all, 2 do
      if tonumber(string.match(all[i + 1], '^%d+')) + tonumber(ARGV[1]) <= at then redis.call('HDEL', KEYS[1], all[i]) end
    end`,
};

/** KEYS: the presence. Returns the moment, by the clock of the server, and what all have said that are kept. */
const PRESENT: Script = {
  name: 'provPresent',
  keys: 1,
  reads: true,
  lua: `
    local now = redis.call('TIME')
    local said = redis.call('HVALS', KEYS[1])
    table.insert(said, 1, string.format('%.0f', now[1] * 1000 + math.floor(now[2] / 1000)))
    return said`,
};

/** Which processes run: one hash with a field for each. */
export class PresenceStore {
  readonly #redis: RedisClient;
  readonly #say: RunScript;
  readonly #present: RunScript;

  constructor(redis: RedisClient) {
    this.#redis = redis;
    this.#say = defineScript(redis, SAY);
    this.#present = defineScript(redis, PRESENT);
  }

  /** @param at when this is said, ms since the epoch, by the clock of the process */
  async say(record: ProcessRecord, at: number): Promise<void> {
    await this.#say(PRESENCE_KEY, PRESENT_FOR_MS, record.instance, JSON.stringify({ ...record, at }));
  }

  /** Takes leave: of an end in order nobody is told as of a loss. Does nothing where the store is away. */
  async leave(instance: string): Promise<void> {
    if (this.#redis.status === 'ready') await this.#redis.hdel(PRESENCE_KEY, instance);
  }

  /** Those that were heard of within PRESENT_FOR_MS, by app and then by age. */
  async list(): Promise<Presence> {
    const [moment, ...said] = (await this.#present(PRESENCE_KEY)) as [string, ...string[]];
    const at = Number(moment);
    const present = said.map(parse).filter(({ seenAt }) => seenAt + PRESENT_FOR_MS > at);
    const processes = present.sort((a, b) => a.app.localeCompare(b.app, 'en') || a.startedAt - b.startedAt);
    return { processes, at };
  }
}

function parse(text: string): PresentProcess {
  const space = text.indexOf(' ');
  const seenAt = Number(text.slice(0, space));
  const { at, ...record } = JSON.parse(text.slice(space + 1)) as ProcessRecord & { at: number };
  return { ...record, seenAt, clockAheadMs: at - seenAt };
}
