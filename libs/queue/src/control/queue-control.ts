import type { Stage } from '@provenance/domain';
import { storeCall } from '@provenance/store';
import type { StageQueues } from '../connection/stage-queues.ts';
import { queueGauges, type QueueGauge } from '../gauges/queue-gauges.ts';

/** Stops and starts the queues of stages, for all workers at once and until it is taken back. */
export class QueueControl {
  readonly #queues: StageQueues;

  constructor(queues: StageQueues) {
    this.#queues = queues;
  }

  /** In the order of the data. */
  list(): Promise<QueueGauge[]> {
    return queueGauges(this.#queues);
  }

  async status(stage: Stage): Promise<QueueGauge> {
    return (await this.list()).find(({ queue }) => queue === stage)!;
  }

  /** No job is taken from here on. Repeated it changes nothing. */
  async pause(stage: Stage): Promise<QueueGauge> {
    await storeCall(this.#queues.queue(stage).pause());
    return this.status(stage);
  }

  /** Jobs are taken again. Repeated it changes nothing. */
  async resume(stage: Stage): Promise<QueueGauge> {
    await storeCall(this.#queues.queue(stage).resume());
    return this.status(stage);
  }
}
