import type { Stage } from '@provenance/domain';
import { storeCall } from '@provenance/store';
import type { StageQueues } from '../connection/stage-queues.ts';
import { queueGauges, type QueueGauge } from '../gauges/queue-gauges.ts';

/** A queue as somebody who runs the system sees it. */
export interface QueueStatus extends QueueGauge {
  /** Its workers take nothing; jobs that they have in hand end. */
  paused: boolean;
}

/** Stops and starts the queues of stages, for all workers at once and until it is taken back. */
export class QueueControl {
  readonly #queues: StageQueues;

  constructor(queues: StageQueues) {
    this.#queues = queues;
  }

  /** In the order of the data. */
  async list(): Promise<QueueStatus[]> {
    const gauges = await queueGauges(this.#queues);
    return storeCall(Promise.all(gauges.map(async (gauge) => ({ ...gauge, paused: await this.#queues.queue(gauge.queue).isPaused() }))));
  }

  async status(stage: Stage): Promise<QueueStatus> {
    return (await this.list()).find(({ queue }) => queue === stage)!;
  }

  /** No job is taken from here on. Repeated it changes nothing. */
  async pause(stage: Stage): Promise<QueueStatus> {
    await storeCall(this.#queues.queue(stage).pause());
    return this.status(stage);
  }

  /** Jobs are taken again. Repeated it changes nothing. */
  async resume(stage: Stage): Promise<QueueStatus> {
    await storeCall(this.#queues.queue(stage).resume());
    return this.status(stage);
  }
}
