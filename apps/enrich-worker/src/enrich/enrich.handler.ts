import type { EvidenceReader } from '@provenance/attribution';
import { parseSubmission, UnreadableSubmissionError } from '@provenance/contracts';
import type { ChangedLine } from '@provenance/domain';
import { PermanentError, type StageContext, type StageHandler, type StageOutcome } from '@provenance/queue';
import type { AnalysisStore } from '@provenance/store';
import { attributeInSlices } from './attribute-in-slices.ts';

/** enrich: one verdict for each changed line, from the evidence that the submission brought. */
export class EnrichHandler implements StageHandler {
  readonly stage = 'enrich';
  readonly #store: AnalysisStore;
  readonly #readers: readonly EvidenceReader[];

  constructor(store: AnalysisStore, readers: readonly EvidenceReader[]) {
    this.#store = store;
    this.#readers = readers;
  }

  async run(analysisId: string, { signal }: StageContext): Promise<StageOutcome> {
    const body = await this.#store.body(analysisId);
    if (body === undefined) {
      return this.#withoutBody(analysisId);
    }
    const attributed = await attributeInSlices(linesIn(body), this.#readers, signal);
    await this.#store.saveLines(analysisId, attributed);
    return { status: 'completed' };
  }

  /** decide drops the body: a job that is delivered again after it has nothing left to do. */
  async #withoutBody(analysisId: string): Promise<StageOutcome> {
    if ((await this.#store.decision(analysisId)) !== undefined) {
      return { status: 'completed' };
    }
    throw new PermanentError('The submitted contents have expired before the lines were attributed');
  }
}

function linesIn(body: Buffer): ChangedLine[] {
  try {
    return parseSubmission(body).lines;
  } catch (error) {
    throw error instanceof UnreadableSubmissionError ? new PermanentError(error.message, { cause: error }) : error;
  }
}
