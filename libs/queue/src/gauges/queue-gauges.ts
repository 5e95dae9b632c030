import { QUEUES } from '@provenance/contracts';
import type { Stage } from '@provenance/domain';
import { storeCall } from '@provenance/store';
import type { StageQueues } from '../connection/stage-queues.ts';

/** States that are counted: BullMQ's, without those that this system does not use. */
export const QUEUE_STATES = ['waiting', 'active', 'delayed', 'waiting_children', 'failed'] as const;
export type QueueState = (typeof QUEUE_STATES)[number];

export interface QueueGauge {
  queue: Stage;
  jobs: Record<QueueState, number>;
  /** How long the job that is next to run has existed, seconds; 0 when none waits. */
  oldestJobAgeSeconds: number;
  /** Its workers take nothing; jobs that they have in hand end. */
  paused: boolean;
}

/** The depth of every queue, and whether it is paused. Export it from one place: every process would say the same. */
export function queueGauges(queues: StageQueues, now: number = Date.now()): Promise<QueueGauge[]> {
  return storeCall(Promise.all(QUEUES.map((stage) => gauge(queues, stage, now))));
}

async function gauge({ redis, key }: StageQueues, stage: Stage, now: number): Promise<QueueGauge> {
  const [waiting, active, delayed, waitingChildren, failed, next, paused] = await Promise.all([
    redis.llen(key(stage, 'wait')),
    redis.llen(key(stage, 'active')),
    redis.zcard(key(stage, 'delayed')),
    redis.zcard(key(stage, 'waiting-children')),
    redis.zcard(key(stage, 'failed')),
    redis.lindex(key(stage, 'wait'), -1),
    redis.hexists(key(stage, 'meta'), 'paused'),
  ]);
  const added = next === null ? null : await redis.hget(key(stage, next), 'timestamp');
  return {
    queue: stage,
    jobs: { waiting, active, delayed, waiting_children: waitingChildren, failed },
    oldestJobAgeSeconds: added === null ? 0 : Math.max(0, now - Number(added)) / 1_000,
    paused: paused === 1,
  };
}
