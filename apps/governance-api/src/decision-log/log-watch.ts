import { parseCheckpoint, parseLogEntry, ProvenanceError } from '@provenance/domain';
import type { AnalysisStore, DecidedIndex, DecisionLogStore } from '@provenance/store';
import type { LogStandingResponse } from '../deployment/deployment.response.ts';
import type { DecisionLog } from './decision-log.ts';

/** How the decision log stands, for an operator: nothing is signed or changed by looking. */
export class LogWatch {
  readonly #log: DecisionLog;
  readonly #store: DecisionLogStore;
  readonly #decided: DecidedIndex;
  readonly #analyses: AnalysisStore;

  constructor(log: DecisionLog, store: DecisionLogStore, decided: DecidedIndex, analyses: AnalysisStore) {
    this.#log = log;
    this.#store = store;
    this.#decided = decided;
    this.#analyses = analyses;
  }

  async standing(): Promise<LogStandingResponse> {
    const kept = await this.#store.checkpoint();
    const size = await this.#store.size();
    const [fault, lastRecordAt, last] = await Promise.all([this.#faultAt(size, kept?.note), this.#recordedAt(size), this.#lastDecision()]);
    return {
      size,
      signing: this.#log.signs,
      ...(kept !== undefined && { signed_size: kept.size }),
      ...(fault !== undefined && { fault }),
      ...(lastRecordAt !== undefined && { last_record_at: lastRecordAt }),
      ...last,
    };
  }

  async #faultAt(size: number, note: string | undefined): Promise<string | undefined> {
    try {
      await this.#log.rootAfter(note === undefined ? undefined : parseCheckpoint(note), size);
      return undefined;
    } catch (error) {
      if (error instanceof ProvenanceError && error.code !== 'log_inconsistent') throw error;
      return (error as Error).message;
    }
  }

  /** A decision is entered before it is counted among those that were made: the newest of these must stand in the log. */
  async #lastDecision(): Promise<Pick<LogStandingResponse, 'last_decision_at' | 'last_decision_entered'>> {
    const newest = await this.#decided.newest();
    const decision = newest && (await this.#analyses.decision(newest.analysisId));
    if (decision === undefined) return {};
    return { last_decision_at: decision.decided_at, last_decision_entered: (await this.#log.indexOf(decision.decision_id)) !== undefined };
  }

  /** Of the record that was entered last; undefined where it is not kept any more. */
  async #recordedAt(size: number): Promise<string | undefined> {
    const [entry] = size === 0 ? [] : await this.#store.entries(size - 1, size);
    return entry && parseLogEntry(entry.toString('utf8')).decided_at;
  }
}
