import { storeCall } from '@provenance/store';
import type { Job } from 'bullmq';
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
    await storeCall(job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true }));
    return true;
  }

  /** @returns false when there is no such letter */
  async drop(id: string): Promise<boolean> {
    const job = await this.#failed(id);
    if (job === undefined) return false;
    await storeCall(job.remove());
    return true;
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
