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
 * What a process says, and who is there. Those that are gone are let go of every time: a fleet that restarts for months must
 * not fill the hash. The moment is the server's: a machine whose clock is wrong is neither missed nor kept for ever.
 * KEYS: the presence. ARGV: ms until one is gone; instance and record of one that speaks, or none. Returns the moment, and
 * what those said that are there.
 */
const PRESENT: Script = {
  name: 'provPresent',
  keys: 1,
  // Nobody must seem gone because the server is full.
  whenFull: true,
  lua: `
    local now = redis.call('TIME')
    local at = now[1] * 1000 + math.floor(now[2] / 1000)
    local moment = string.format('%.0f', at)
    if ARGV[2] then
      redis.call('HSET', KEYS[1], ARGV[2], moment .. ' ' .. ARGV[3])
      redis.call('PEXPIRE', KEYS[1], ARGV[1])
    end
    local all = redis.call('HGETALL', KEYS[1])
    local said = { moment }
    for i = 1, #all, 2 do
      if tonumber(string.match(all[i + 1], '^%d+')) + tonumber(ARGV[1]) > at then
        table.insert(said, all[i + 1])
      else
        redis.call('HDEL', KEYS[1], all[i])
      end
    end
    return said`,
};

/** Which processes run: one hash with a field for each. */
export class PresenceStore {
  readonly #redis: RedisClient;
  readonly #present: RunScript;

  constructor(redis: RedisClient) {
    this.#redis = redis;
    this.#present = defineScript(redis, PRESENT);
  }

  /** @param at when this is said, ms since the epoch, by the clock of the process */
  async say(record: ProcessRecord, at: number): Promise<void> {
    await this.#present(PRESENCE_KEY, PRESENT_FOR_MS, record.instance, JSON.stringify({ ...record, at }));
  }

  /** Takes leave: of an end in order nobody is told as of a loss. Does nothing where the store is away. */
  async leave(instance: string): Promise<void> {
    if (this.#redis.status === 'ready') await this.#redis.hdel(PRESENCE_KEY, instance);
  }

  /** Those that were heard of within PRESENT_FOR_MS, by app and then by age. */
  async list(): Promise<Presence> {
    const [at, ...said] = (await this.#present(PRESENCE_KEY, PRESENT_FOR_MS)) as [string, ...string[]];
    const processes = said.map(parse).sort((a, b) => a.app.localeCompare(b.app, 'en') || a.startedAt - b.startedAt);
    return { processes, at: Number(at) };
  }
}

function parse(text: string): PresentProcess {
  const space = text.indexOf(' ');
  const seenAt = Number(text.slice(0, space));
  const { at, ...record } = JSON.parse(text.slice(space + 1)) as ProcessRecord & { at: number };
  return { ...record, seenAt, clockAheadMs: at - seenAt };
}
