import { storeCall } from '@provenance/store';
import type { Queue } from 'bullmq';
import { openQueue } from '../connection/open-queue.ts';
import type { StageQueues } from '../connection/stage-queues.ts';
import { exportJobId, type ExportRequest } from './export-request.ts';

/** The queue of the export, beside those of the stages: nothing in the way of an analysis waits for it. */
export const EXPORT_QUEUE = 'export';

/** Jobs that are dropped in one go. */
const DROPPED_AT_A_TIME = 1_000;

export interface ExportGauge {
  jobs: Record<string, number>;
  oldestAgeSeconds: number;
}

/** Asks for exports. An abstract class, so that it is its own injection token. */
export abstract class ExportRequests {
  /** A repeat is the same job as long as that is there, and afterwards sends rows with the same ids again. */
  abstract add(requests: readonly ExportRequest[]): Promise<void>;
}

/** Where nothing is exported. */
export class NoExports extends ExportRequests {
  async add(): Promise<void> {}
}

/** The requests as jobs, over the connection of the stages' queues. */
export class ExportJobs extends ExportRequests {
  readonly queue: Queue;

  constructor({ redis }: Pick<StageQueues, 'redis'>, onError: (error: Error) => void) {
    super();
    this.queue = openQueue(EXPORT_QUEUE, redis, onError);
  }

  async add(requests: readonly ExportRequest[]): Promise<void> {
    if (requests.length === 0) return;
    const jobs = requests.map((request) => ({
      name: EXPORT_QUEUE,
      data: request,
      opts: { jobId: exportJobId(request), attempts: 1, removeOnComplete: true },
    }));
    await storeCall(this.queue.addBulk(jobs));
  }

  /** What waits, and how long the oldest of it has, seconds. */
  async gauge(now: number = Date.now()): Promise<ExportGauge> {
    const [jobs, oldest] = await storeCall(
      Promise.all([this.queue.getJobCounts('waiting', 'active', 'delayed', 'failed'), this.queue.getJobs(['waiting', 'active', 'delayed'], 0, 0, true)]),
    );
    const first = Math.min(...oldest.map(({ timestamp }) => timestamp));
    return { jobs, oldestAgeSeconds: Number.isFinite(first) ? Math.max(0, now - first) / 1_000 : 0 };
  }

  /** Takes away what has waited for longer than this. Resolves with how many. @param graceMs of the time since they were asked for */
  async dropWaiting(graceMs: number): Promise<number> {
    let dropped = 0;
    for (const state of ['wait', 'delayed'] as const) {
      // A cleaning of nothing leaves an event too, which nothing trims while the queue is idle.
      if ((await storeCall(this.queue.getJobCountByTypes(state))) === 0) continue;
      for (let some = DROPPED_AT_A_TIME; some === DROPPED_AT_A_TIME; dropped += some) {
        some = (await storeCall(this.queue.clean(graceMs, DROPPED_AT_A_TIME, state))).length;
      }
    }
    return dropped;
  }

  /** The connection is its owner's. */
  async close(): Promise<void> {
    await this.queue.close();
  }
}
