import { Injectable } from '@nestjs/common';
import { ProvenanceError, type AnalysisRecord } from '@provenance/domain';
import { AnalysisFlows } from '@provenance/queue';
import { Metrics } from '@provenance/service';
import { AnalysisStore } from '@provenance/store';
import { FlowStarter } from './flow-starter.ts';

/** Keeps submissions, has their flows started and counts them. */
@Injectable()
export class AnalysesService {
  readonly #store: AnalysisStore;
  readonly #starter: FlowStarter;
  readonly #flows: AnalysisFlows;
  readonly #metrics: Metrics;

  constructor(store: AnalysisStore, starter: FlowStarter, flows: AnalysisFlows, metrics: Metrics) {
    this.#store = store;
    this.#starter = starter;
    this.#flows = flows;
    this.#metrics = metrics;
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
    this.#count(outcome);
    return { record: standing, repeated: outcome === 'repeated' };
  }

  /** Ends an analysis that is not decided yet, for a newer push has one of its own. Whatever runs for it changes nothing any more. */
  async supersede(analysisId: string, headSha: string): Promise<void> {
    if (!(await this.#store.supersede(analysisId, headSha, new Date().toISOString()))) return;
    this.#metrics.add('provenance_analyses_completed_total', { outcome: 'superseded' });
    // Only to have it out of the way: when this process dies before it, the jobs find that there is nothing to do.
    await this.#flows.remove(analysisId);
  }

  #count(outcome: 'accepted' | 'repeated'): void {
    this.#metrics.add('provenance_analyses_accepted_total', { outcome });
    if (outcome === 'accepted') this.#metrics.add('provenance_analysis_ingestions_total', {});
  }
}
