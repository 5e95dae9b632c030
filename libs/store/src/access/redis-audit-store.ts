import { chainEvents, EMPTY_TRAIL, type AuditEntry, type AuditEvent, type AuditHead } from '@provenance/domain';
import type { RedisClient } from '../connection/create-redis.ts';
import { defineScript, type RunScript, type Script } from '../connection/define-script.ts';
import { storeCall } from '../connection/store-call.ts';
import { AUDIT_HEAD_KEY, AUDIT_TRAIL_KEY } from '../keys.ts';
import { AuditStore, type AuditPage, type AuditRetention } from './audit-store.ts';

/**
 * KEYS trail head; ARGV the head that must stand, the next, seconds and entries that are kept, entries. The hashes are
 * the caller's: Redis has no sha256. Replies 1, or the head that stands instead.
 */
const APPEND: Script = {
  name: 'provAppendAudit',
  keys: 2,
  lua: `
local head = redis.call('GET', KEYS[2]) or ''
if head ~= ARGV[1] then return head end
for i = 5, #ARGV do redis.call('XADD', KEYS[1], '*', 'e', ARGV[i]) end
redis.call('SET', KEYS[2], ARGV[2])
local oldest = redis.call('TIME')[1] - tonumber(ARGV[3])
redis.call('XTRIM', KEYS[1], 'MINID', '~', string.format('%d', oldest * 1000))
redis.call('XTRIM', KEYS[1], 'MAXLEN', '~', ARGV[4])
return 1`,
};

/** The trail as a stream, its head beside it: an entry is put only behind the head that its writer chained it to. */
export class RedisAuditStore extends AuditStore {
  readonly #redis: RedisClient;
  readonly #retention: AuditRetention;
  readonly #append: RunScript;
  #head = '';

  constructor(redis: RedisClient, retention: AuditRetention) {
    super();
    this.#redis = redis;
    this.#retention = retention;
    this.#append = defineScript(redis, APPEND);
  }

  async append(events: readonly AuditEvent[]): Promise<AuditEntry[]> {
    if (events.length === 0) return [];
    const { seconds, entries: most } = this.#retention;
    // Others write too: each round that fails is one in which another was put.
    for (;;) {
      const before = this.#head;
      const entries = chainEvents(events, toHead(before));
      const { n, hash } = entries.at(-1)!;
      const after = `${n} ${hash}`;
      const reply = await this.#append(AUDIT_TRAIL_KEY, AUDIT_HEAD_KEY, before, after, seconds, most, ...entries.map((entry) => JSON.stringify(entry)));
      this.#head = reply === 1 ? after : String(reply);
      if (reply === 1) return entries;
    }
  }

  async read(limit: number, cursor?: string): Promise<AuditPage> {
    const from = cursor === undefined ? '+' : `(${cursor}`;
    const found = await storeCall(this.#redis.xrevrange(AUDIT_TRAIL_KEY, from, '-', 'COUNT', limit + 1));
    const page = found.slice(0, limit);
    const entries = page.map(([, [, json]]) => JSON.parse(json!) as AuditEntry);
    const cursors = page.map(([id]) => id);
    return { entries, cursors, ...(found.length > limit && { next: page.at(-1)![0] }) };
  }
}

function toHead(text: string): AuditHead {
  if (text === '') return EMPTY_TRAIL;
  const [n, hash] = text.split(' ');
  return { n: Number(n), hash: hash! };
}
