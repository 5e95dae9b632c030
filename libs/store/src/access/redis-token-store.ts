import type { ApiToken } from '@provenance/domain';
import type { RedisClient } from '../connection/create-redis.ts';
import { defineScript, type RunScript, type Script } from '../connection/define-script.ts';
import { storeCall, unlessRefused } from '../connection/store-call.ts';
import { TOKEN_DIGESTS_KEY, TOKEN_FIRST_KEY, TOKENS_KEY, TOKENS_USED_KEY } from '../keys.ts';
import { byAge, TOKEN_LIMIT, tokenHandle, TokenStore, type TokenChange } from './token-store.ts';

/** KEYS tokens digests first; ARGV id json handle limit first(0|1). The mark of the first outlives its token. */
const CREATE: Script = {
  name: 'provCreateToken',
  keys: 3,
  lua: `
local count = redis.call('HLEN', KEYS[1])
if ARGV[5] == '1' and (count > 0 or redis.call('EXISTS', KEYS[3]) == 1) then return 0 end
if count >= tonumber(ARGV[4]) then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
redis.call('HSET', KEYS[2], ARGV[3], ARGV[1])
if ARGV[5] == '1' then redis.call('SET', KEYS[3], ARGV[1]) end
return 1`,
};

/** KEYS tokens digests; ARGV id expected next, how many handles go, those, those that come. */
const SWAP: Script = {
  name: 'provSwapToken',
  keys: 2,
  // A secret that got out is revoked on a full server too.
  whenFull: true,
  lua: `
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
local gone = tonumber(ARGV[4])
for i = 5, 4 + gone do redis.call('HDEL', KEYS[2], ARGV[i]) end
for i = 5 + gone, #ARGV do redis.call('HSET', KEYS[2], ARGV[i], ARGV[1]) end
return 1`,
};

/** KEYS used; ARGV id moment. Every token that reads notes its use. */
const USE: Script = { name: 'provUseToken', keys: 1, whenFull: true, lua: `
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])` };

/** The tokens as one hash of JSON by id, with an index of digests beside it; all in one slot. */
export class RedisTokenStore extends TokenStore {
  readonly #redis: RedisClient;
  readonly #create: RunScript;
  readonly #swap: RunScript;
  readonly #use: RunScript;

  constructor(redis: RedisClient) {
    super();
    this.#redis = redis;
    this.#create = defineScript(redis, CREATE);
    this.#swap = defineScript(redis, SWAP);
    this.#use = defineScript(redis, USE);
  }

  create(token: ApiToken): Promise<boolean> {
    return this.#keep(token, 0);
  }

  createFirst(token: ApiToken): Promise<boolean> {
    return this.#keep(token, 1);
  }

  async get(tokenId: string): Promise<ApiToken | undefined> {
    const json = await storeCall(this.#redis.hget(TOKENS_KEY, tokenId));
    return json === null ? undefined : (JSON.parse(json) as ApiToken);
  }

  async byDigest(sha256: string): Promise<ApiToken | undefined> {
    const id = await storeCall(this.#redis.hget(TOKEN_DIGESTS_KEY, tokenHandle(sha256)));
    return id === null ? undefined : this.get(id);
  }

  async list(): Promise<ApiToken[]> {
    const tokens = await storeCall(this.#redis.hvals(TOKENS_KEY));
    return tokens.map((json) => JSON.parse(json) as ApiToken).sort(byAge);
  }

  async change(tokenId: string, change: TokenChange): Promise<ApiToken | undefined> {
    for (;;) {
      const json = await storeCall(this.#redis.hget(TOKENS_KEY, tokenId));
      if (json === null) return undefined;
      const token = JSON.parse(json) as ApiToken;
      const changed = change(token);
      if (changed === undefined) return token;
      const [before, after] = [handles(token), handles(changed)];
      const gone = before.filter((handle) => !after.includes(handle));
      const come = after.filter((handle) => !before.includes(handle));
      const args = [tokenId, json, JSON.stringify(changed), gone.length, ...gone, ...come];
      if ((await this.#swap(TOKENS_KEY, TOKEN_DIGESTS_KEY, ...args)) === 1) return changed;
    }
  }

  async used(tokenId: string, at: string): Promise<void> {
    await unlessRefused(this.#use(TOKENS_USED_KEY, tokenId, at));
  }

  async lastUsed(): Promise<ReadonlyMap<string, string>> {
    return new Map(Object.entries(await storeCall(this.#redis.hgetall(TOKENS_USED_KEY))));
  }

  async #keep(token: ApiToken, first: 0 | 1): Promise<boolean> {
    const [handle] = handles(token);
    const args = [token.token_id, JSON.stringify(token), handle!, TOKEN_LIMIT, first];
    return (await this.#create(TOKENS_KEY, TOKEN_DIGESTS_KEY, TOKEN_FIRST_KEY, ...args)) === 1;
  }
}

function handles({ secrets }: ApiToken): string[] {
  return secrets.map(({ sha256 }) => tokenHandle(sha256));
}
