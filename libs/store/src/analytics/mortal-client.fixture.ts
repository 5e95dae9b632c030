import type { RedisClient } from '../connection/create-redis.ts';

/** A client whose process dies after so many of these scripts. */
export function mortal(client: RedisClient, deadly: readonly string[]): { client: RedisClient; live(scripts: number): void } {
  let left = Infinity;
  const proxy = new Proxy(client, {
    get(target, name) {
      const value = Reflect.get(target, name, target) as unknown;
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        if (deadly.includes(String(name)) && left-- <= 0) return Promise.reject(new Error('died'));
        return (value as (...all: unknown[]) => unknown).apply(target, args);
      };
    },
  });
  return { client: proxy, live: (scripts) => void (left = scripts) };
}
