import { analysisFlow, QUEUES, type Contents } from '@provenance/contracts';
import { ProvenanceError, type Stage } from '@provenance/domain';
import { storeCall, toStoreError } from '@provenance/store';
import type { StageQueues } from '../connection/stage-queues.ts';
import { AnalysisFlows, type FlowStart } from './analysis-flows.ts';
import { flowEntries, type FlowEntry } from './flow-entries.ts';
import { currentTrace } from './trace-context.ts';

/** The last stage: its job is the root of the flow, and removing it removes what hangs under it. */
const ROOT = analysisFlow('', 'brought').stage;

/** Flows in one transaction: it holds up everybody else, so it stays short. */
const FLOWS_A_TRANSACTION = 25;

const DEPTH_MAX_AGE_MS = 1_000;

/** The flows over BullMQ. */
export class BullAnalysisFlows extends AnalysisFlows {
  readonly #queues: StageQueues;
  /** A connection that was told to end, and has not ended yet. */
  #leaves = false;
  #depth: { at: number; value: Promise<number> } | undefined;

  constructor(queues: StageQueues) {
    super();
    this.#queues = queues;
  }

  async start(analysisId: string, contents: Contents): Promise<void> {
    await this.#add(flowEntries(analysisFlow(analysisId, contents), Date.now(), currentTrace()));
  }

  async startMany(analyses: readonly FlowStart[]): Promise<void> {
    const now = Date.now();
    for (let from = 0; from < analyses.length; from += FLOWS_A_TRANSACTION) {
      const some = analyses.slice(from, from + FLOWS_A_TRANSACTION);
      await this.#add(some.flatMap(({ analysisId, contents, trace }) => flowEntries(analysisFlow(analysisId, contents), now, trace)));
    }
  }

  async remove(analysisId: string): Promise<void> {
    await storeCall(this.#queues.queue(ROOT).remove(analysisId, { removeChildren: true }));
  }

  depth(): Promise<number> {
    const now = performance.now();
    if (this.#depth === undefined || now - this.#depth.at > DEPTH_MAX_AGE_MS) {
      const value = this.#measureDepth();
      this.#depth = { at: now, value };
      value.catch(() => (this.#depth = undefined));
    }
    return this.#depth.value;
  }

  close(): Promise<void> {
    return this.#queues.close();
  }

  /**
   * BullMQ's FlowProducer builds a Job object, spans and a copy of the options for every node: twice the time
   * of the inserts themselves, in the request that is answered 202. Its backend takes the jobs as they are.
   */
  async #add(entries: FlowEntry[]): Promise<void> {
    const { redis } = this.#queues;
    // BullMQ waits for ever for a connection that is not ready; who submits must be told now.
    if (redis.status !== 'ready') {
      throw new ProvenanceError('store_unavailable', 'The queue cannot be reached', { retryAfter: 5 });
    }
    try {
      await this.#insert(entries);
    } catch (error) {
      if ((error as Error).message.includes('NOSCRIPT')) this.#connectAnew();
      throw toStoreError(error);
    }
  }

  /** In a transaction no script is sent again that the server has lost (SCRIPT FLUSH); a new connection sends it. Many find out at once. */
  #connectAnew(): void {
    const { redis } = this.#queues;
    if (this.#leaves || redis.status !== 'ready') return;
    this.#leaves = true;
    redis.once('close', () => (this.#leaves = false));
    redis.disconnect(true);
  }

  async #insert(entries: FlowEntry[]): Promise<void> {
    const client = await this.#queues.queue(entries[0]!.stage).getBackend().client;
    const transaction = client.multi();
    const queued = entries.map(({ stage, job, parent }) => {
      const backend = this.#queues.queue(stage).getBackend();
      return backend.addJobToTransaction(transaction, job, job.id, parent, backend.keys);
    });
    await Promise.all(queued);
    const replies = await transaction.exec();
    for (const [error, reply] of replies ?? []) {
      if (error !== null) throw error;
      if (typeof reply === 'number' && reply < 0) throw new Error(`BullMQ refused a job of the flow (${reply})`);
    }
    if (replies?.length !== entries.length) throw new Error('BullMQ did not run the whole transaction');
  }

  async #measureDepth(): Promise<number> {
    const depths = await storeCall(Promise.all(QUEUES.map((stage) => this.#stageDepth(stage))));
    return Math.max(...depths);
  }

  async #stageDepth(stage: Stage): Promise<number> {
    const { redis } = this.#queues;
    const key = (part: string): string => this.#queues.key(stage, part);
    const [waiting, active, delayed] = await Promise.all([
      redis.llen(key('wait')),
      redis.llen(key('active')),
      redis.zcard(key('delayed')),
    ]);
    return waiting + active + delayed;
  }
}
