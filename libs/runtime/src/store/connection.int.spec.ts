import { EventEmitter } from 'node:events';
import { startRedis, type RedisServer } from '@provenance/embedded';
import type { Logger } from '@provenance/service';
import { createRedis, PRESENCE_KEY, untilReady, Writes, type RedisClient } from '@provenance/store';
import { connectionProbe, watchEviction, writesProbe } from './connection.ts';

let server: RedisServer;

beforeAll(async () => {
  server = await startRedis();
});

afterAll(() => server.stop());

it('says at the connection that the server may evict, and which policy does', async () => {
  const setter = createRedis(server.url, 'store', () => undefined);
  await untilReady(setter);
  await setter.config('SET', 'maxmemory-policy', 'allkeys-lru');
  const redis = createRedis(server.url, 'store', () => undefined);
  const said = Promise.withResolvers<object>();
  watchEviction(redis, { error: (facts: object) => said.resolve(facts) } as unknown as Logger);
  expect(await said.promise).toEqual({ policy: 'allkeys-lru' });
  expect(await connectionProbe(redis, PRESENCE_KEY)()).toBeUndefined();
  redis.disconnect();
  setter.disconnect();
});

it('says why there is no connection, without addresses and passwords', async () => {
  const setter = createRedis(server.url, 'store', () => undefined);
  await untilReady(setter);
  await setter.config('SET', 'requirepass', 'the-right-one');
  const failed = Promise.withResolvers<void>();
  const wrong = createRedis(server.url.replace('redis://', 'redis://:a-wrong-one@'), 'store', () => failed.resolve());
  const probe = connectionProbe(wrong, PRESENCE_KEY);
  await failed.promise;
  expect(await probe()).toMatch(/^not connected: WRONGPASS invalid username-password pair/);
  const ready = untilReady(wrong);
  await setter.config('SET', 'requirepass', 'a-wrong-one');
  await ready;
  expect(await probe()).toBeUndefined();
  await setter.config('SET', 'requirepass', '');
  wrong.disconnect();
  setter.disconnect();
});

/** A connection of a user with these rights, and more of them later. */
async function asUser(...rights: string[]): Promise<{ redis: RedisClient; give: (right: string) => Promise<unknown>; leave: () => Promise<void> }> {
  const setter = createRedis(server.url, 'store', () => undefined);
  await untilReady(setter);
  const give = (...more: string[]): Promise<unknown> => setter.call('ACL', 'SETUSER', 'limited', ...more);
  await give('reset', 'on', '>hush', ...rights);
  const redis = createRedis(server.url.replace('redis://', 'redis://limited:hush@'), 'store', () => undefined);
  await untilReady(redis);
  const leave = async (): Promise<void> => {
    redis.disconnect();
    await setter.call('ACL', 'DELUSER', 'limited');
    setter.disconnect();
  };
  return { redis, give, leave };
}

it('says that the user of the connection may not have its keys', async () => {
  const { redis, give, leave } = await asUser('~other:*', '&*', '+@all');
  const probe = connectionProbe(redis, PRESENCE_KEY);
  await expect(probe()).rejects.toThrow(/^NOPERM/);
  await give('~prov:*');
  expect(await probe()).toBeUndefined();
  await leave();
});

it('says of a user without the channel of changes that no work can be done', async () => {
  const { redis, give, leave } = await asUser('~prov:*', 'resetchannels', '+@all');
  const probe = writesProbe(new Writes(redis));
  expect(await probe()).toMatch(/^refused: NOPERM/);
  await give('&prov:*');
  expect(await probe()).toBeUndefined();
  await leave();
});

it('names codes and replies alone', async () => {
  const redis = Object.assign(new EventEmitter(), { status: 'reconnecting' }) as unknown as RedisClient & EventEmitter;
  const probe = connectionProbe(redis, PRESENCE_KEY);
  expect(await probe()).toBe('not connected');
  for (const [error, said] of [
    [Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:6379'), { code: 'ECONNREFUSED' }), 'not connected: ECONNREFUSED'],
    [new Error("ERR unknown command 'HELLO', with args beginning with: '3' 'AUTH' 'default' 'secret'"), "not connected: ERR unknown command 'HELLO'"],
    [new Error('NOAUTH HELLO must be called with the client already authenticated, otherwise'), 'not connected: NOAUTH: it wants a password, and PROVENANCE_REDIS_URL has none'],
    [new Error('MOVED 7 10.0.0.7:6379'), 'not connected: MOVED 7 …'],
    [new Error('something about 10.0.0.7'), 'not connected'],
  ] as const) {
    redis.emit('error', error);
    expect(await probe()).toBe(said);
  }
});
