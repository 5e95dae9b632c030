import { Inject, Injectable } from '@nestjs/common';
import { ProvenanceError, type AnalysisRecord } from '@provenance/domain';
import { AnalysisFlows, contentsOf } from '@provenance/queue';
import { LOGGER, type Logger } from '@provenance/service';
import { AnalysisStore, OpenLedger } from '@provenance/store';

/** After this time the sweeper looks whether an accepted analysis still makes progress. */
const LOOK_AFTER_MS = 60_000;

/** Keeps submissions and starts their flows. */
@Injectable()
export class AnalysesService {
  readonly #store: AnalysisStore;
  readonly #ledger: OpenLedger;
  readonly #flows: AnalysisFlows;
  readonly #log: Logger;

  constructor(store: AnalysisStore, ledger: OpenLedger, flows: AnalysisFlows, @Inject(LOGGER) log: Logger) {
    this.#store = store;
    this.#ledger = ledger;
    this.#flows = flows;
    this.#log = log;
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
    if (outcome === 'repeated') return { record: standing, repeated: true };
    await this.#start(standing);
    return { record: standing, repeated: false };
  }

  /** The submission is kept and marked: when its flow cannot be added now, the sweeper will add it. */
  async #start(record: AnalysisRecord): Promise<void> {
    const { analysis_id } = record;
    try {
      await this.#flows.start(analysis_id, contentsOf(record));
      await this.#ledger.postpone(analysis_id, Date.now() + LOOK_AFTER_MS);
    } catch (error) {
      this.#log.warn({ err: error, analysis_id }, 'flow not started: left to the sweeper');
    }
  }
}
