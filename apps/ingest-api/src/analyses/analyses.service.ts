import { Injectable } from '@nestjs/common';
import { ProvenanceError, type AnalysisRecord } from '@provenance/domain';
import { AnalysisStore } from '@provenance/store';
import { FlowStarter } from './flow-starter.ts';

/** Keeps submissions and has their flows started. */
@Injectable()
export class AnalysesService {
  readonly #store: AnalysisStore;
  readonly #starter: FlowStarter;

  constructor(store: AnalysisStore, starter: FlowStarter) {
    this.#store = store;
    this.#starter = starter;
  }

  /**
   * Keeps a submission, or finds the one that it repeats. Once this resolves the analysis cannot be lost.
   * @throws ProvenanceError idempotency_conflict, store_unavailable, store_full
   */
  async accept(record: AnalysisRecord, body: Buffer): Promise<{ record: AnalysisRecord; repeated: boolean }> {
    const { outcome, record: standing } = await this.#store.accept({ record, body });
    if (outcome === 'conflict') {
      throw new ProvenanceError('idempotency_conflict', `The key belongs to ${standing.analysis_id}, which has another body`);
    }
    if (outcome === 'accepted') this.#starter.start(standing);
    return { record: standing, repeated: outcome === 'repeated' };
  }
}
