import { Attributor, type AttributionSettings, type EvidenceFault } from '@provenance/attribution';
import { parseSubmission, UnreadableSubmissionError, type ParsedSubmission } from '@provenance/contracts';
import { PermanentError, type StageContext, type StageHandler, type StageOutcome } from '@provenance/queue';
import type { AnalysisStore } from '@provenance/store';
import { attributeInSlices } from './attribute-in-slices.ts';
import { evidenceIn } from './submitted-evidence.ts';

/** Faults that a reason names; the others are counted. */
const FAULTS_NAMED = 3;

/** enrich: one verdict for each changed line, from the evidence that the submission brought. */
export class EnrichHandler implements StageHandler {
  readonly stage = 'enrich';
  readonly #store: AnalysisStore;
  readonly #settings: AttributionSettings;

  constructor(store: AnalysisStore, settings: AttributionSettings) {
    this.#store = store;
    this.#settings = settings;
  }

  async run(analysisId: string, { signal }: StageContext): Promise<StageOutcome> {
    const body = await this.#store.body(analysisId);
    if (body === undefined) {
      return this.#withoutBody(analysisId);
    }
    const submitted = parsed(body);
    const attributor = new Attributor(evidenceIn(submitted), this.#settings);
    await this.#store.saveLines(analysisId, await attributeInSlices(submitted.lines, attributor, signal));
    return outcome(attributor.faults());
  }

  /** decide drops the body: a job that is delivered again after it has nothing left to do. */
  async #withoutBody(analysisId: string): Promise<StageOutcome> {
    if ((await this.#store.decision(analysisId)) !== undefined) {
      return { status: 'completed' };
    }
    throw new PermanentError('The submitted contents have expired before the lines were attributed');
  }
}

function parsed(body: Buffer): ParsedSubmission {
  try {
    return parseSubmission(body);
  } catch (error) {
    throw error instanceof UnreadableSubmissionError ? new PermanentError(error.message, { cause: error }) : error;
  }
}

/** Evidence that could not be read may have said something else: the verdicts stand, and the reader is told. */
function outcome(faults: readonly EvidenceFault[]): StageOutcome {
  if (faults.length === 0) return { status: 'completed' };
  const named = faults.slice(0, FAULTS_NAMED).map(({ what, where, reason }) => `${what} (${where.slice(0, 64)}) ${reason}`);
  const more = faults.length > FAULTS_NAMED ? `; and ${faults.length - FAULTS_NAMED} more` : '';
  return { status: 'degraded', reason: `Evidence that could not be used: ${named.join('; ')}${more}` };
}
