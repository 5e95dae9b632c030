import { byText } from '@provenance/domain';
import { decodeJson, encodeJson } from '../codec/blob.ts';
import type { RedisClient } from '../connection/create-redis.ts';
import { defineScript, type RunScript, type Script } from '../connection/define-script.ts';
import { storeCall } from '../connection/store-call.ts';
import { POLICY_HEADS_KEY, policyVersionsKey } from '../keys.ts';
import { POLICY_LIMITS, PolicyStore, type PolicyDraft, type PolicyHead, type PolicyVersion, type PutResult } from './policy-store.ts';

/**
 * KEYS heads versions; ARGV name digest head blob expected names versions. A head is `<version> <on|off> <json>`, so that
 * the script need not read JSON. Replies: what came of it, and the version.
 */
const PUT: Script = {
  name: 'provPutPolicy',
  keys: 2,
  lua: `
local head = redis.call('HGET', KEYS[1], ARGV[1])
local version = 0
if head then
  local number, state = string.match(head, '^(%d+) (%a+) ')
  if state == 'on' then version = tonumber(number) end
end
if ARGV[5] ~= '' and tonumber(ARGV[5]) ~= version then return {'conflict', version} end
local known = redis.call('HGET', KEYS[2], 'sha:' .. ARGV[2])
if not known then
  local last = tonumber(redis.call('HGET', KEYS[2], 'last') or '0')
  if last >= tonumber(ARGV[7]) or (not head and redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[6])) then return {'full', 0} end
  known = tostring(last + 1)
  redis.call('HSET', KEYS[2], 'last', known, 'sha:' .. ARGV[2], known, known, ARGV[4])
end
if version ~= 0 and tonumber(known) == version then return {'unchanged', version} end
redis.call('HSET', KEYS[1], ARGV[1], known .. ' on ' .. ARGV[3])
return {'created', tonumber(known)}`,
};

/** KEYS heads; ARGV name at. The moment is set apart, in front of the JSON. */
const DISABLE: Script = {
  name: 'provDisablePolicy',
  keys: 1,
  lua: `
local head = redis.call('HGET', KEYS[1], ARGV[1])
if not head or not string.match(head, '^%d+ on ') then return 0 end
local number, rest = string.match(head, '^(%d+) on %S+ (.*)$')
redis.call('HSET', KEYS[1], ARGV[1], number .. ' off ' .. ARGV[2] .. ' ' .. rest)
return 1`,
};

/** The policies as one hash of heads, and a hash of versions for each name; all in one slot. */
export class RedisPolicyStore extends PolicyStore {
  readonly #redis: RedisClient;
  readonly #put: RunScript;
  readonly #disable: RunScript;

  constructor(redis: RedisClient) {
    super();
    this.#redis = redis;
    this.#put = defineScript(redis, PUT);
    this.#disable = defineScript(redis, DISABLE);
  }

  async put({ source, ...draft }: PolicyDraft, at: string, expected?: number): Promise<PutResult> {
    const { name, digest } = draft;
    const blob = await encodeJson({ name, digest, source, created_at: at });
    const reply = await this.#put(
      POLICY_HEADS_KEY, policyVersionsKey(name),
      name, digest, `${at} ${JSON.stringify(draft)}`, blob, expected ?? '', POLICY_LIMITS.names, POLICY_LIMITS.versions,
    );
    const [outcome, version] = reply as ['created' | 'unchanged' | 'conflict' | 'full', number];
    if (outcome === 'full') return { outcome };
    if (outcome === 'conflict') return { outcome, version };
    const standing = outcome === 'unchanged' ? await this.head(name) : undefined;
    return { outcome, head: standing ?? { ...draft, version, enabled: true, updated_at: at } };
  }

  async heads(): Promise<PolicyHead[]> {
    const heads = await storeCall(this.#redis.hgetall(POLICY_HEADS_KEY));
    return Object.values(heads).map(toHead).sort((a, b) => byText(a.name, b.name));
  }

  async head(name: string): Promise<PolicyHead | undefined> {
    const head = await storeCall(this.#redis.hget(POLICY_HEADS_KEY, name));
    return head === null ? undefined : toHead(head);
  }

  async version(name: string, version: number): Promise<PolicyVersion | undefined> {
    const blob = await storeCall(this.#redis.hgetBuffer(policyVersionsKey(name), String(version)));
    return blob === null ? undefined : { ...(await decodeJson<Omit<PolicyVersion, 'version'>>(blob)), version };
  }

  async versions(name: string): Promise<number> {
    return Number((await storeCall(this.#redis.hget(policyVersionsKey(name), 'last'))) ?? 0);
  }

  async disable(name: string, at: string): Promise<boolean> {
    return (await this.#disable(POLICY_HEADS_KEY, name, at)) === 1;
  }
}

function toHead(text: string): PolicyHead {
  const [, version, state, updated_at, json] = /^(\d+) (on|off) (\S+) (.*)$/s.exec(text) ?? [];
  if (json === undefined) throw new Error('A head of a policy is not as this version writes it');
  return { ...(JSON.parse(json) as Omit<PolicyHead, 'version' | 'enabled' | 'updated_at'>), version: Number(version), enabled: state === 'on', updated_at: updated_at! };
}
