import { QUEUES } from '@provenance/contracts';
import type { Stage } from '@provenance/domain';
import { storeCall, type RedisClient } from '@provenance/store';
import type { StageQueues } from '../connection/stage-queues.ts';

/** States that are counted: BullMQ's, without those that this system does not use. */
export const QUEUE_STATES = ['waiting', 'active', 'delayed', 'waiting_children', 'failed'] as const;
export type QueueState = (typeof QUEUE_STATES)[number];

export interface QueueGauge {
  queue: Stage;
  jobs: Record<QueueState, number>;
  /** Age of the job that is next to run, has been in hand longest, or is next to be tried again, seconds; 0 when there is none. See readySince. */
  oldestJobAgeSeconds: number;
  /** Its workers take nothing; jobs that they have in hand end. */
  paused: boolean;
}

/** The depth of every queue, and whether it is paused. Export it from one place: every process would say the same. */
export function queueGauges(queues: StageQueues, now: number = Date.now()): Promise<QueueGauge[]> {
  return storeCall(Promise.all(QUEUES.map((stage) => gauge(queues, stage, now))));
}

async function gauge({ redis, key }: StageQueues, stage: Stage, now: number): Promise<QueueGauge> {
  const [waiting, active, delayed, waitingChildren, failed, next, running, [again], paused] = await Promise.all([
    redis.llen(key(stage, 'wait')),
    redis.llen(key(stage, 'active')),
    redis.zcard(key(stage, 'delayed')),
    redis.zcard(key(stage, 'waiting-children')),
    redis.zcard(key(stage, 'failed')),
    redis.lindex(key(stage, 'wait'), -1),
    redis.lindex(key(stage, 'active'), -1),
    redis.zrange(key(stage, 'delayed'), '0', '0'),
    redis.hexists(key(stage, 'meta'), 'paused'),
  ]);
  // Told by the hash alone: a job that nobody can read, and that comes back again and again, must be seen too.
  const ready = await Promise.all([next, running, again].filter((id) => id != null).map((id) => readyAt(redis, key(stage, id))));
  return {
    queue: stage,
    jobs: { waiting, active, delayed, waiting_children: waitingChildren, failed },
    oldestJobAgeSeconds: Math.max(0, ...ready.map((moment) => (moment === undefined ? 0 : now - moment))) / 1_000,
    paused: paused === 1,
  };
}

/** When its turn began: it was added, put off until then, or the last of its children ended. */
async function readyAt(redis: RedisClient, jobKey: string): Promise<number | undefined> {
  const [added, ended] = await Promise.all([redis.hget(jobKey, 'timestamp'), redis.hvals(`${jobKey}:processed`)]);
  if (added === null) return undefined;
  return Math.max(Number(added), ...ended.map(Number).filter(Number.isFinite));
}
