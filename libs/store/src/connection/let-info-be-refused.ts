import type { Redis } from 'ioredis';
import type { RedisClient } from './create-redis.ts';

/** What is asked of a server at least: docs/operations/redis.md. */
const LEAST = 'redis_version:7.2.0\r\n';

/**
 * BullMQ asks once for INFO, to know the version. INFO is among the @dangerous commands that users of applications are
 * commonly denied; BullMQ would keep the refusal as its answer to everything, also once the right is given.
 */
export function letInfoBeRefused<T extends RedisClient>(client: T): T {
  const ask = (client as Redis).info.bind(client) as (...args: unknown[]) => Promise<string>;
  const again = client.duplicate.bind(client) as (...args: unknown[]) => T;
  const info = (...args: unknown[]): Promise<string> => {
    const answer = ask(...args);
    // ioredis asks by callback, and knows what a refusal means.
    return args.some((arg) => typeof arg === 'function') ? answer : answer.catch(leastWhereRefused);
  };
  // Workers wait for jobs over a copy.
  return Object.assign(client, { info, duplicate: (...args: unknown[]) => letInfoBeRefused(again(...args)) });
}

function leastWhereRefused(error: Error): string {
  if (!error.message.startsWith('NOPERM')) throw error;
  return LEAST;
}
