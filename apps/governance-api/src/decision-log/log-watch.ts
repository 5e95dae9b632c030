import { parseCheckpoint, parseLogEntry, ProvenanceError } from '@provenance/domain';
import type { DecidedIndex, DecisionLogStore } from '@provenance/store';
import type { LogStandingResponse } from '../deployment/deployment.response.ts';
import type { DecisionLog } from './decision-log.ts';

/** How the decision log stands, for an operator: nothing is signed or changed by looking. */
export class LogWatch {
  readonly #log: DecisionLog;
  readonly #store: DecisionLogStore;
  readonly #decided: DecidedIndex;

  constructor(log: DecisionLog, store: DecisionLogStore, decided: DecidedIndex) {
    this.#log = log;
    this.#store = store;
    this.#decided = decided;
  }

  async standing(): Promise<LogStandingResponse> {
    // In this order: the log may grow meanwhile, and a record may not be behind a decision that came after it was read.
    const lastDecisionAt = await this.#decided.newestAt();
    const kept = await this.#store.checkpoint();
    const size = await this.#store.size();
    const [fault, lastRecordAt] = await Promise.all([this.#faultAt(size, kept?.note), this.#recordedAt(size)]);
    return {
      size,
      signing: this.#log.signs,
      ...(kept !== undefined && { signed_size: kept.size }),
      ...(fault !== undefined && { fault }),
      ...(lastRecordAt !== undefined && { last_record_at: lastRecordAt }),
      ...(lastDecisionAt !== undefined && { last_decision_at: new Date(lastDecisionAt).toISOString() }),
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

  /** Of the record that was entered last; undefined where it is not kept any more. */
  async #recordedAt(size: number): Promise<string | undefined> {
    const [entry] = size === 0 ? [] : await this.#store.entries(size - 1, size);
    return entry && parseLogEntry(entry.toString('utf8')).decided_at;
  }
}
