import type { ParsedSubmission } from '@provenance/contracts';
import { coverageReason, detectChange, DetectorUnavailable, type DetectorSet } from '@provenance/detection';
import type { DetectionResult } from '@provenance/domain';
import {
  PermanentError,
  readSubmission,
  TransientError,
  type StageContext,
  type StageHandler,
  type StageOutcome,
} from '@provenance/queue';
import type { AnalysisStore } from '@provenance/store';

/** detect: findings and coverage of every changed file, from whole files where they are known. */
export class DetectHandler implements StageHandler {
  readonly stage = 'detect';
  readonly #store: AnalysisStore;
  readonly #detectors: DetectorSet;
  readonly #now: () => Date;

  constructor(store: AnalysisStore, detectors: DetectorSet, now: () => Date = () => new Date()) {
    this.#store = store;
    this.#detectors = detectors;
    this.#now = now;
  }

  async run(analysisId: string, { signal }: StageContext): Promise<StageOutcome> {
    const body = await this.#store.body(analysisId);
    if (body === undefined) return this.#withoutBody(analysisId);
    const result = await this.#detect(analysisId, readSubmission(body), signal);
    await this.#store.saveDetection(analysisId, result);
    const reason = coverageReason(result.coverage);
    return reason === undefined ? { status: 'completed' } : { status: 'degraded', reason };
  }

  async #detect(analysisId: string, parsed: ParsedSubmission, signal: AbortSignal): Promise<DetectionResult> {
    const { repo, pr_number } = parsed.submission;
    const context = { analysis_id: analysisId, repo, pr_number, detected_at: this.#now().toISOString() };
    try {
      return await detectChange(this.#detectors, parsed, context, signal);
    } catch (error) {
      throw error instanceof DetectorUnavailable ? new TransientError(error.message, { cause: error }) : error;
    }
  }

  /** decide drops the body: a job that is delivered again after it has nothing left to do. */
  async #withoutBody(analysisId: string): Promise<StageOutcome> {
    if ((await this.#store.decision(analysisId)) !== undefined) return { status: 'completed' };
    throw new PermanentError('The submitted contents have expired before they were scanned');
  }
}
