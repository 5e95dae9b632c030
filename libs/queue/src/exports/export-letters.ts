import { storeCall } from '@provenance/store';
import type { Job } from 'bullmq';
import { retryFailed } from '../dead-letters/retry-failed.ts';
import type { ExportJobs } from './export-jobs.ts';
import { exportSubject, type ExportRequest } from './export-request.ts';

/** A request whose rows no sink took. */
export interface ExportLetter {
  id: string;
  /** What it is about, in words. */
  subject: string;
  reason: string;
  /** RFC 3339, UTC. */
  failed_at: string;
}

/** What became of a part of them. */
export interface LettersDone {
  done: number;
  /** Letters that there are still, those that came meanwhile among them. */
  left: number;
}

/** Letters that are replayed or dropped in one go: a request for it is answered within seconds. */
const AT_A_TIME = 1_000;

/** The requests that failed for good. */
export class ExportLetters {
  readonly #jobs: ExportJobs;

  constructor(jobs: ExportJobs) {
    this.#jobs = jobs;
  }

  /** The newest first. */
  async list(offset: number, limit: number): Promise<{ items: ExportLetter[]; total: number }> {
    const [jobs, total] = await storeCall(Promise.all([this.#jobs.queue.getFailed(offset, offset + limit - 1), this.#jobs.queue.getFailedCount()]));
    return { items: jobs.map(toLetter), total };
  }

  /** Puts one back into its queue. @returns false when there is no such letter */
  async replay(id: string): Promise<boolean> {
    const job = await this.#failed(id);
    if (job === undefined) return false;
    return (await retryFailed(job)) === 'retried';
  }

  /** @returns false when there is no such letter */
  async drop(id: string): Promise<boolean> {
    const job = await this.#failed(id);
    if (job === undefined) return false;
    await storeCall(job.remove());
    return true;
  }

  /** Puts back the oldest of them, a thousand at the most. */
  replayOldest(): Promise<LettersDone> {
    return this.#oldest((id) => this.replay(id));
  }

  /** Drops the oldest of them, a thousand at the most. */
  dropOldest(): Promise<LettersDone> {
    return this.#oldest((id) => this.drop(id));
  }

  async #oldest(act: (id: string) => Promise<boolean>): Promise<LettersDone> {
    const ids = await storeCall(this.#jobs.queue.getRanges(['failed'], 0, AT_A_TIME - 1, true));
    const acted = await Promise.all(ids.map(act));
    return { done: acted.filter(Boolean).length, left: await storeCall(this.#jobs.queue.getFailedCount()) };
  }

  async #failed(id: string): Promise<Job<ExportRequest> | undefined> {
    const job = (await storeCall(this.#jobs.queue.getJob(id))) as Job<ExportRequest> | undefined;
    return job !== undefined && (await storeCall(job.isFailed())) ? job : undefined;
  }
}

function toLetter(job: Job<ExportRequest | null>): ExportLetter {
  const { id, data, failedReason = 'unknown', finishedOn, timestamp } = job;
  return { id: id!, subject: exportSubject(data), reason: failedReason, failed_at: new Date(finishedOn ?? timestamp).toISOString() };
}
