import { Injectable } from '@nestjs/common';
import { ProvenanceError, type AnalysisRecord, type Attestation, type AttributedLine, type Decision, type DetectionResult } from '@provenance/domain';
import { AnalysisStore } from '@provenance/store';

/** Reads what the stages of an analysis came to, or says why there is nothing to read. */
@Injectable()
export class ResultsReader {
  readonly #store: AnalysisStore;

  constructor(store: AnalysisStore) {
    this.#store = store;
  }

  async decision(analysisId: string): Promise<Decision> {
    return (await this.#store.decision(analysisId)) ?? (await this.#whyMissing(analysisId));
  }

  async attestation(analysisId: string): Promise<Attestation> {
    return (await this.#store.attestation(analysisId)) ?? (await this.#whyMissing(analysisId));
  }

  /** Undefined for a decision from before there were attestations. */
  async attestationIfAny(analysisId: string): Promise<Attestation | undefined> {
    return this.#store.attestation(analysisId);
  }

  async evidence(analysisId: string): Promise<Buffer> {
    return (await this.#store.evidence(analysisId)) ?? (await this.#whyMissing(analysisId));
  }

  async record(analysisId: string): Promise<AnalysisRecord> {
    return (await this.#store.get(analysisId)) ?? (await this.#whyMissing(analysisId));
  }

  async detection(analysisId: string): Promise<DetectionResult> {
    return (await this.#store.detection(analysisId)) ?? (await this.#whyMissing(analysisId));
  }

  /** Undefined while enrich has not run: findings can be shown without their authors. */
  async linesIfAny(analysisId: string): Promise<AttributedLine[] | undefined> {
    return this.#store.lines(analysisId);
  }

  async lines(analysisId: string): Promise<AttributedLine[]> {
    return (await this.#store.lines(analysisId)) ?? (await this.#whyMissing(analysisId));
  }

  async #whyMissing(analysisId: string): Promise<never> {
    const record = await this.#store.get(analysisId);
    if (record === undefined) {
      throw new ProvenanceError('not_found', 'There is no such analysis, or it has expired');
    }
    if (record.status === 'completed') {
      throw new ProvenanceError('not_found', 'The result has expired; the analysis is completed');
    }
    if (record.status === 'failed') {
      const { stage, reason } = record.failure ?? { stage: 'analysis', reason: 'no reason was recorded' };
      throw new ProvenanceError('analysis_failed', `${stage} failed: ${reason}`);
    }
    throw new ProvenanceError('not_finished', `The analysis is ${record.status}; ask again when it has ended`, { retryAfter: 1 });
  }
}
