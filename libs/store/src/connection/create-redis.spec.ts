import { createRedis, untilReady } from './create-redis.ts';

describe('untilReady', () => {
  it('gives up once the connection is closed for good', async () => {
    const client = createRedis('redis://127.0.0.1:1', 'store', () => undefined);
    const waiting = untilReady(client);
    client.disconnect();
    await expect(waiting).rejects.toThrow('Connection is closed');
    await expect(untilReady(client)).rejects.toThrow('Connection is closed');
  });
});
