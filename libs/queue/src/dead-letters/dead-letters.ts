import { analysisFlow, QUEUES } from '@provenance/contracts';
import { ProvenanceError, type AnalysisRecord, type Stage } from '@provenance/domain';
import { storeCall, type AnalysisStore } from '@provenance/store';
import type { Job } from 'bullmq';
import type { StageQueues } from '../connection/stage-queues.ts';
import { contentsOf, type AnalysisFlows } from '../flow/analysis-flows.ts';
import { readySince, type ReadySince } from '../workers/ready-since.ts';
import { byPosition, fromCursor, toCursor, type DeadLetter, type Position } from './dead-letter.ts';
import { lacksChange } from './lacks-change.ts';
import { obstacle } from './obstacle.ts';
import { retryFailed } from './retry-failed.ts';

/** The last stage: its job is the root of the flow, and removing it removes what hangs under it. */
const ROOT = analysisFlow('', 'brought').stage;

export interface DeadLetterQuery {
  /** All stages when absent. */
  stage?: Stage;
  limit: number;
  /** `next` of the page before. */
  cursor?: string;
}

export interface DeadLetterPage {
  items: DeadLetter[];
  /** Present when there is more. */
  next?: string;
}

/** The jobs that failed for good. They hold their analysis: it is failed until one is replayed. */
export class DeadLetters {
  readonly #queues: StageQueues;
  readonly #store: AnalysisStore;
  readonly #flows: AnalysisFlows;
  readonly #readySince: ReadySince;

  constructor(queues: StageQueues, store: AnalysisStore, flows: AnalysisFlows) {
    this.#queues = queues;
    this.#store = store;
    this.#flows = flows;
    this.#readySince = readySince(queues.redis);
  }

  /** A page of the list, newest first. A cursor that is none of ours starts at the top. */
  async list({ stage, limit, cursor }: DeadLetterQuery): Promise<DeadLetterPage> {
    const after = cursor === undefined ? undefined : fromCursor(cursor);
    const stages = stage === undefined ? QUEUES : [stage];
    const found = await Promise.all(stages.map((one) => this.#positions(one, after, limit + 1)));
    const positions = found.flat().sort(byPosition);
    const page = positions.slice(0, limit);
    const letters = await Promise.all(page.map(({ stage: of, id }) => this.get(of, id)));
    const items = letters.filter((letter) => letter !== undefined);
    const last = page.at(-1);
    return positions.length > limit && last !== undefined ? { items, next: toCursor(last) } : { items };
  }

  async get(stage: Stage, analysisId: string): Promise<DeadLetter | undefined> {
    if (!(await this.#has(stage, analysisId))) return undefined;
    const fields = await storeCall(this.#queues.redis.hmget(this.#queues.key(stage, analysisId), ...FIELDS));
    return toDeadLetter(stage, analysisId, fields);
  }

  /**
   * Opens the analysis again and puts the job back into its queue with all its attempts; all jobs of it, where enrich has to
   * say first what it is about.
   * @param request the Idempotency-Key of whoever asks for it
   * @returns false when there is no such dead letter.
   * @throws ProvenanceError content_gone when the job would only fail again
   */
  async replay(stage: Stage, analysisId: string, request?: string): Promise<boolean> {
    if (!(await this.#has(stage, analysisId))) return false;
    const record = await this.#store.get(analysisId);
    const reason = record === undefined ? 'Its analysis is no longer kept' : await obstacle(this.#store, record);
    if (reason !== undefined) throw new ProvenanceError('content_gone', `${reason}: submit the change again, and drop this`);
    const job = await this.#job(stage, analysisId);
    if (job === undefined) return false;
    if (record !== undefined && (await lacksChange(this.#store, analysisId))) return this.#startAnew(stage, record, request);
    // Opened first: if this process dies in between, the sweeper finds the failed job and fails it again.
    await this.#store.reopen(analysisId, new Date().toISOString(), request);
    await this.#readySince(job, Date.now());
    const retried = await retryFailed(job);
    // Dropped meanwhile, or on the way there: what has no job any more would be started anew by the sweeper.
    if (retried === 'gone') await this.#end(stage, analysisId, job.failedReason);
    return retried === 'retried';
  }

  /** In this order: what is open and has no job is started by the sweeper, if this process dies in between. */
  async #startAnew(stage: Stage, record: AnalysisRecord, request: string | undefined): Promise<boolean> {
    const { analysis_id } = record;
    await this.#store.reopen(analysis_id, new Date().toISOString(), request);
    await this.#remove(stage, analysis_id);
    // Dropped on the way there.
    if ((await this.#store.get(analysis_id))?.status === 'failed') return false;
    await this.#flows.start(analysis_id, contentsOf(record));
    return true;
  }

  /**
   * Removes the job and the rest of its flow; the analysis stays failed for good.
   * @returns false when there is no such dead letter, or another job of its flow runs just now.
   */
  async drop(stage: Stage, analysisId: string): Promise<boolean> {
    const letter = await this.get(stage, analysisId);
    if (letter === undefined) return false;
    const removed = await this.#remove(stage, analysisId);
    // It may have been replayed in between; of one that stayed failed this changes nothing.
    if (removed) await this.#end(stage, analysisId, letter.reason);
    return removed;
  }

  async #end(stage: Stage, analysisId: string, reason: string): Promise<void> {
    await this.#store.fail(analysisId, { stage, reason }, new Date().toISOString());
  }

  async #remove(stage: Stage, analysisId: string): Promise<boolean> {
    const removed = await storeCall(this.#queues.queue(ROOT).remove(analysisId, { removeChildren: true }));
    if (removed === 1 && !(await this.#has(stage, analysisId))) return true;
    // Alone it may only go when there is no flow above it: its parent would take its removal for its success.
    if ((await storeCall(this.#queues.redis.exists(this.#queues.key(ROOT, analysisId)))) === 1) return false;
    return (await storeCall(this.#queues.queue(stage).remove(analysisId))) === 1;
  }

  /** Drops those that failed before `before` (ms since the epoch), at most `limit` a stage. Returns how many. */
  async expire(before: number, limit: number): Promise<number> {
    const old = await Promise.all(
      QUEUES.map(async (stage) => {
        const key = this.#queues.key(stage, 'failed');
        const ids = await storeCall(this.#queues.redis.zrangebyscore(key, 0, before, 'LIMIT', 0, limit));
        return Promise.all(ids.map((id) => this.drop(stage, id)));
      }),
    );
    return old.flat().filter(Boolean).length;
  }

  /** A job whose data BullMQ cannot read is one as well. */
  async #has(stage: Stage, analysisId: string): Promise<boolean> {
    const { redis } = this.#queues;
    const [score, exists] = await storeCall(
      Promise.all([redis.zscore(this.#queues.key(stage, 'failed'), analysisId), redis.exists(this.#queues.key(stage, analysisId))]),
    );
    return score !== null && exists === 1;
  }

  /** @throws ProvenanceError content_gone where what it carries is damaged: BullMQ makes no job of it then */
  async #job(stage: Stage, analysisId: string): Promise<Job | undefined> {
    try {
      return await storeCall(this.#queues.queue(stage).getJob(analysisId));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw new ProvenanceError('content_gone', 'Its job is damaged: drop it, and run the analysis again by its id', { cause: error });
    }
  }

  /** Up to `limit` positions of a stage after a position. Many may share its millisecond: read until past them. */
  async #positions(stage: Stage, after: Position | undefined, limit: number): Promise<Position[]> {
    const key = this.#queues.key(stage, 'failed');
    const positions: Position[] = [];
    for (let offset = 0; positions.length < limit; offset += limit) {
      const flat = await storeCall(
        this.#queues.redis.zrevrangebyscore(key, after?.at ?? '+inf', 0, 'WITHSCORES', 'LIMIT', offset, limit),
      );
      for (let i = 0; i + 1 < flat.length; i += 2) {
        const position = { at: Number(flat[i + 1]), stage, id: flat[i]! };
        if (after === undefined || byPosition(after, position) < 0) positions.push(position);
      }
      if (flat.length < 2 * limit) break;
    }
    return positions.slice(0, limit);
  }
}

/** Of the hash that BullMQ keeps of a job: `atm` counts the attempts that were made. */
const FIELDS = ['failedReason', 'atm', 'finishedOn', 'timestamp'] as const;

function toDeadLetter(stage: Stage, analysisId: string, [reason, attempts, finishedOn, timestamp]: readonly (string | null)[]): DeadLetter {
  return {
    stage,
    analysis_id: analysisId,
    reason: reason ?? 'unknown',
    attempts: Number(attempts ?? 0),
    failed_at: new Date(Number(finishedOn ?? timestamp ?? 0)).toISOString(),
  };
}
