import { once } from 'node:events';
import { createRedis } from '../connection/create-redis.ts';
import { useRedis } from '../connection/server.fixture.ts';
import { CHANGES_CHANNEL } from '../keys.ts';
import type { ChangeFeed } from './change-feed.ts';
import { InMemoryChangeFeed } from './in-memory-change-feed.ts';
import { RedisChangeFeed } from './redis-change-feed.ts';

const never = new AbortController().signal;

const real = useRedis();

async function redisFeed(): Promise<{ feed: ChangeFeed; publish: (id: string) => Promise<void> }> {
  const feed = new RedisChangeFeed(createRedis(real.url, 'subscriber', () => undefined));
  // The subscription stands when the first wake-up of a watch arrives (every subscribe wakes all).
  const watch = feed.watch('until subscribed');
  await watch.changed(never);
  watch.close();
  return { feed, publish: async (id) => void (await real.redis.publish(CHANGES_CHANNEL, id)) };
}

describe.each<[string, () => Promise<{ feed: ChangeFeed; publish: (id: string) => Promise<void> }>]>([
  [
    'InMemoryChangeFeed',
    async () => {
      const feed = new InMemoryChangeFeed();
      return { feed, publish: async (id) => feed.publish(id) };
    },
  ],
  ['RedisChangeFeed', redisFeed],
])('%s', (_name, make) => {
  it('wakes everybody who watches the analysis and nobody else', async () => {
    const { feed, publish } = await make();
    const [one, two, other] = [feed.watch('a'), feed.watch('a'), feed.watch('b')];
    const silence = new AbortController();
    const unmoved = other.changed(silence.signal);
    await publish('a');
    expect(await Promise.all([one.changed(never), two.changed(never)])).toEqual([true, true]);
    silence.abort();
    expect(await unmoved).toBe(false);
    await feed.close();
  });

  it('does not miss a change between two looks', async () => {
    const { feed, publish } = await make();
    const [watch, witness] = [feed.watch('a'), feed.watch('a')];
    await publish('a');
    await witness.changed(never);
    expect(await watch.changed(AbortSignal.abort())).toBe(true);
    expect(await watch.changed(AbortSignal.abort())).toBe(false);
    await feed.close();
  });

  it('lets those who wait go when it closes', async () => {
    const { feed } = await make();
    const waiting = feed.watch('a').changed(never);
    await feed.close();
    expect(await waiting).toBe(false);
  });
});

it('wakes everybody after the connection was lost, for changes may have been missed', async () => {
  const subscriber = createRedis(real.url, 'subscriber', () => undefined);
  const feed = new RedisChangeFeed(subscriber);
  const watch = feed.watch('a');
  await watch.changed(never);
  const gone = once(subscriber, 'close');
  await real.redis.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
  await gone;
  expect(await watch.changed(never)).toBe(true);
  await feed.close();
});

it('tells that it may not listen, and listens once it may', async () => {
  await real.redis.call('ACL', 'SETUSER', 'deaf', 'on', '>hush', '~prov:*', 'resetchannels', '+@all');
  const told = Promise.withResolvers<Error>();
  const url = real.url.replace('redis://', 'redis://deaf:hush@');
  const feed = new RedisChangeFeed(createRedis(url, 'subscriber', told.resolve), 50);
  const watch = feed.watch('a');
  expect((await told.promise).message).toMatch(/^NOPERM/);
  await real.redis.call('ACL', 'SETUSER', 'deaf', '&prov:*');
  expect(await watch.changed(never)).toBe(true);
  await feed.close();
});
