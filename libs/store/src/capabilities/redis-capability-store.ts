import { byText } from '@provenance/domain';
import type { RedisClient } from '../connection/create-redis.ts';
import { defineScript, type RunScript, type Script } from '../connection/define-script.ts';
import { storeCall } from '../connection/store-call.ts';
import { CAPABILITIES_KEY } from '../keys.ts';
import { CapabilityStore, type PublishedCapabilities } from './capability-store.ts';

interface Entry extends PublishedCapabilities {
  until: number;
}

/** KEYS capabilities; ARGV worker entry until. Whoever works is seen also while the server is full. */
const PUT: Script = {
  name: 'provPutCapabilities',
  keys: 1,
  whenFull: true,
  lua: `
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
redis.call('PEXPIREAT', KEYS[1], ARGV[3])`,
};

/** One hash with a field for each worker. Whoever speaks lets go of those that are gone: a fleet restarts for months. */
export class RedisCapabilityStore extends CapabilityStore {
  readonly #redis: RedisClient;
  readonly #put: RunScript;

  constructor(redis: RedisClient) {
    super();
    this.#redis = redis;
    this.#put = defineScript(redis, PUT);
  }

  async put(published: PublishedCapabilities, until: number): Promise<void> {
    const entry: Entry = { ...published, until };
    await this.#put(CAPABILITIES_KEY, published.worker, JSON.stringify(entry), until);
    await this.#forget(Date.now());
  }

  async leave(worker: string): Promise<void> {
    if (this.#redis.status === 'ready') await storeCall(this.#redis.hdel(CAPABILITIES_KEY, worker));
  }

  async list(now: number): Promise<PublishedCapabilities[]> {
    const present = (await this.#kept()).filter(({ until }) => until > now);
    return present.map(({ worker, capabilities }) => ({ worker, capabilities })).sort((a, b) => byText(a.worker, b.worker));
  }

  async #forget(now: number): Promise<void> {
    const gone = (await this.#kept()).filter(({ until }) => until <= now).map(({ worker }) => worker);
    if (gone.length > 0) await storeCall(this.#redis.hdel(CAPABILITIES_KEY, ...gone));
  }

  async #kept(): Promise<Entry[]> {
    const texts = await storeCall(this.#redis.hvals(CAPABILITIES_KEY));
    return texts.map((text) => JSON.parse(text) as Entry);
  }
}
