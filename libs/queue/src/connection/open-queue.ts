import { QUEUE_PREFIX } from '@provenance/contracts';
import type { RedisClient } from '@provenance/store';
import { Queue } from 'bullmq';

/** A queue over a connection that others use too. */
export function openQueue(name: string, redis: RedisClient, onError: (error: Error) => void): Queue {
  const queue = new Queue(name, { connection: redis, prefix: QUEUE_PREFIX, skipMetasUpdate: true });
  // The connection reports its own errors; without a listener BullMQ would throw them.
  queue.on('error', onError);
  return queue;
}
