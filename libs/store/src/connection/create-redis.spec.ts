import { createRedis, parseClusterUrl, redisUrlFault, untilReady } from './create-redis.ts';

describe('parseClusterUrl', () => {
  it('reads nodes, with the default port, IPv6 and credentials', () => {
    expect(parseClusterUrl('redis+cluster://one:7000,two,[::1]:7001/')).toEqual({
      nodes: [
        { host: 'one', port: 7000 },
        { host: 'two', port: 6379 },
        { host: '::1', port: 7001 },
      ],
    });
    expect(parseClusterUrl('redis+cluster://us%40er:p%3Ass@one:7000')).toEqual({
      nodes: [{ host: 'one', port: 7000 }],
      username: 'us@er',
      password: 'p:ss',
    });
    expect(parseClusterUrl('redis+cluster://:secret@one')).toEqual({ nodes: [{ host: 'one', port: 6379 }], password: 'secret' });
  });
});

describe('redisUrlFault', () => {
  it.each([
    'redis://localhost:6379/0',
    'redis://localhost',
    'redis://:p%40ss@localhost:6379/15',
    'rediss://user:secret@redis.example.com:6380/',
    'redis://[::1]:6379',
    'redis+cluster://:secret@one:7000,two',
  ])('takes %s', (url) => expect(redisUrlFault(url)).toBeUndefined());

  it.each([
    ['http://localhost', /must be a redis/],
    ['redis://', /must be a redis/],
    ['redis://localhost:abc', /not a well formed/],
    ['redis://localhost:99999', /not a well formed/],
    ['redis://[::1', /not a well formed/],
    ['redis://:100%@localhost', /not a well formed/],
    ['redis://:a/b@localhost', /not a well formed/],
    ['redis+cluster://one:x,two', /not a well formed/],
    ['redis://localhost/orders', /by a number/],
  ])('refuses %s', (url, fault) => expect(redisUrlFault(url)).toMatch(fault));

  it('does not repeat what may hold a password', () => {
    expect(redisUrlFault('redis://:s3cret@localhost:abc')).not.toContain('s3cret');
  });
});

describe('untilReady', () => {
  it('gives up once the connection is closed for good', async () => {
    const client = createRedis('redis://127.0.0.1:1', 'store', () => undefined);
    const waiting = untilReady(client);
    client.disconnect();
    await expect(waiting).rejects.toThrow('Connection is closed');
    await expect(untilReady(client)).rejects.toThrow('Connection is closed');
  });
});
