import { startRedis, type RedisServer } from '@provenance/embedded';
import { createRedis, untilReady, type RedisClient } from './create-redis.ts';

/** A real server for the tests of one file, and a connection to it: there before the first, gone after the last. */
export function useRedis(): { readonly url: string; readonly redis: RedisClient } {
  let server: RedisServer;
  let redis: RedisClient;
  beforeAll(async () => {
    server = await startRedis();
    redis = createRedis(server.url, 'store', () => undefined);
    await untilReady(redis);
  });
  afterAll(async () => {
    redis.disconnect();
    await server.stop();
  });
  return {
    get url() {
      return server.url;
    },
    get redis() {
      return redis;
    },
  };
}
