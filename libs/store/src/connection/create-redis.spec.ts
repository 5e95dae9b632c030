import { createRedis, parseClusterUrl, untilReady } from './create-redis.ts';

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

describe('untilReady', () => {
  it('gives up once the connection is closed for good', async () => {
    const client = createRedis('redis://127.0.0.1:1', 'store', () => undefined);
    const waiting = untilReady(client);
    client.disconnect();
    await expect(waiting).rejects.toThrow('Connection is closed');
    await expect(untilReady(client)).rejects.toThrow('Connection is closed');
  });
});
