import type { Redis } from 'ioredis';
import type { RedisClient } from './create-redis.ts';
import { denial } from './store-call.ts';

/** Who asks: BullMQ, over the connections of queues, or ours, who want to know that they may not. */
type Asker = 'bullmq' | 'ours';
type Callback = (error: Error | null, text?: string) => void;

/** What is asked of a server at least: docs/operations/redis.md. */
const LEAST = 'redis_version:7.2.0\r\n';

/**
 * INFO is among the @dangerous commands that users of applications are commonly denied. ioredis asks for it at every
 * connection, to know whether the server still loads, and prints that it may not. BullMQ asks once, to know the version, and
 * would keep the refusal as its answer to everything, also once the right is given.
 */
export function letInfoBeRefused<T extends RedisClient>(client: T, asker: Asker): T {
  const ask = (client as Redis).info.bind(client) as (...args: unknown[]) => Promise<string>;
  const again = client.duplicate.bind(client) as (...args: unknown[]) => T;
  const info = (...args: unknown[]): Promise<string> => {
    const [callback] = args.filter((arg) => typeof arg === 'function') as Callback[];
    if (callback !== undefined) return ask((error: Error | null, text?: string) => (denial(error) !== undefined ? callback(null, LEAST) : callback(error, text)));
    return asker === 'ours' ? ask(...args) : ask(...args).catch(leastWhereDenied);
  };
  if (client.isCluster) client.on('+node', (node: Redis) => letInfoBeRefused(node, asker));
  // Workers wait for jobs over a copy.
  return Object.assign(client, { info, duplicate: (...args: unknown[]) => letInfoBeRefused(again(...args), asker) });
}

function leastWhereDenied(error: Error): string {
  if (denial(error) === undefined) throw error;
  return LEAST;
}
