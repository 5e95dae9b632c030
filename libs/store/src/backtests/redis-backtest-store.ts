import { decodeJson, encodeJson } from '../codec/blob.ts';
import type { RedisClient } from '../connection/create-redis.ts';
import { defineScript, type RunScript, type Script } from '../connection/define-script.ts';
import { storeCall } from '../connection/store-call.ts';
import { backtestKey } from '../keys.ts';
import { BACKTEST_TTL, BacktestStore, type BacktestRequest, type BacktestState } from './backtest-store.ts';

/** KEYS the back-test; ARGV fields and values. */
const UPDATE: Script = {
  name: 'provUpdateBacktest',
  keys: 1,
  lua: `
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
redis.call('HSET', KEYS[1], unpack(ARGV))
return 1`,
};

/** A back-test as one hash: the request compressed, each part of its state as JSON. */
export class RedisBacktestStore extends BacktestStore {
  readonly #redis: RedisClient;
  readonly #update: RunScript;

  constructor(redis: RedisClient) {
    super();
    this.#redis = redis;
    this.#update = defineScript(redis, UPDATE);
  }

  async create(request: BacktestRequest): Promise<void> {
    const key = backtestKey(request.backtest_id);
    const fields = { status: 'waiting', done: 0, total: 0, updated_at: request.created_at };
    const flat = Object.entries(fields).flatMap(([field, value]) => [field, JSON.stringify(value)]);
    await storeCall(this.#redis.multi().hset(key, 'request', await encodeJson(request), ...flat).expire(key, BACKTEST_TTL).exec());
  }

  async update(backtestId: string, change: Partial<Omit<BacktestState, 'request'>>): Promise<void> {
    await this.#update(backtestKey(backtestId), ...Object.entries(change).flatMap(([field, value]) => [field, JSON.stringify(value)]));
  }

  async get<Result>(backtestId: string): Promise<BacktestState<Result> | undefined> {
    const { request, ...fields } = await storeCall(this.#redis.hgetallBuffer(backtestKey(backtestId)));
    if (request === undefined) return undefined;
    const state = Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, JSON.parse(value.toString()) as unknown]));
    return { ...(state as unknown as Omit<BacktestState<Result>, 'request'>), request: await decodeJson(request) };
  }
}
