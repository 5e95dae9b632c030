import { defineScript, type RedisClient, type Script } from '@provenance/store';
import type { Job } from 'bullmq';

/** Of a job that is gone it leaves nothing. */
const READY_SINCE: Script = {
  name: 'provReadySince',
  keys: 1,
  lua: `
if redis.call('EXISTS', KEYS[1]) == 1 then redis.call('HSET', KEYS[1], 'timestamp', ARGV[1]) end`,
};

/** Says since when a job waits for its turn, ms since the epoch. */
export type ReadySince = (job: Pick<Job, 'id' | 'queueQualifiedName'>, at: number) => Promise<void>;

/**
 * What was put off, or lay as a dead letter, has not been kept waiting by its queue: the age of the oldest job and the time
 * that jobs wait count from then. Both read BullMQ's `timestamp`, which is else when the job was added.
 */
export function readySince(redis: RedisClient): ReadySince {
  const run = defineScript(redis, READY_SINCE);
  return async ({ id, queueQualifiedName }, at) => void (await run(`${queueQualifiedName}:${id}`, at));
}
