import { QUEUE_PREFIX, QUEUES } from '@provenance/contracts';
import type { Stage } from '@provenance/domain';
import { createRedis, type RedisClient, type RedisTarget } from '@provenance/store';
import type { Queue } from 'bullmq';
import { BACKTEST_QUEUE } from '../backtests/backtest-jobs.ts';
import { EXPORT_QUEUE } from '../exports/export-jobs.ts';
import { openQueue } from './open-queue.ts';
import { MAX_EVENTS } from './queue-key-families.ts';

/** Beside those of the stages: nothing in the way of an analysis waits for them. */
export const SIDE_QUEUES = [EXPORT_QUEUE, BACKTEST_QUEUE] as const;
export type SideQueue = (typeof SIDE_QUEUES)[number];

/** The queues of all stages over one connection, and those beside them, for those who add jobs and look at them. */
export interface StageQueues {
  redis: RedisClient;
  queue(name: Stage | SideQueue): Queue;
  /** The key of a part of a queue (`failed`, `wait`, a job id, …). */
  key(name: Stage | SideQueue, part: string): string;
  close(): Promise<void>;
}

/**
 * Opens all queues.
 * @param target as createRedis takes it.
 * @param onError hears of connection errors; the connection comes back by itself.
 */
export function openStageQueues(target: string | RedisTarget, onError: (error: Error) => void): StageQueues {
  const redis = createRedis(target, 'queue-producer', onError);
  const names = [...QUEUES, ...SIDE_QUEUES];
  const queues = new Map(names.map((name) => [name, openQueue(name, redis, onError)]));
  const key = (name: Stage | SideQueue, part: string): string => `${QUEUE_PREFIX}:${name}:${part}`;
  // BullMQ would set this once, and leave a rejection unhandled when the connection goes meanwhile.
  const limitEvents = async (): Promise<void> => {
    await Promise.all(names.map((name) => redis.hset(`${QUEUE_PREFIX}:${name}:meta`, 'opts.maxLenEvents', MAX_EVENTS)));
  };
  redis.on('ready', () => void limitEvents().catch(onError));
  return {
    redis,
    queue: (name) => queues.get(name)!,
    key,
    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      redis.disconnect();
    },
  };
}
