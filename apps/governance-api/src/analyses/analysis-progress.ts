import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { isTerminal, ProvenanceError } from '@provenance/domain';
import { AnalysisStore, ChangeFeed, type ChangeWatch } from '@provenance/store';
import { toAnalysisResponse, type AnalysisResponse } from './analysis.response.ts';

/** Reads where an analysis stands, once or as it changes. */
@Injectable()
export class AnalysisProgress {
  readonly #store: AnalysisStore;
  readonly #changes: ChangeFeed;

  constructor(store: AnalysisStore, changes: ChangeFeed) {
    this.#store = store;
    this.#changes = changes;
  }

  /** @throws ProvenanceError `not_found` */
  async read(analysisId: string): Promise<AnalysisResponse> {
    const [record, decision] = await Promise.all([this.#store.get(analysisId), this.#store.decision(analysisId)]);
    if (record === undefined) {
      throw new ProvenanceError('not_found', 'There is no such analysis, or it has expired');
    }
    return toAnalysisResponse(record, decision);
  }

  /** Where it stands once it differs from now, has ended, or the signal aborts. */
  async readChanged(analysisId: string, signal: AbortSignal): Promise<AnalysisResponse> {
    const watch = this.#changes.watch(analysisId);
    try {
      const before = await this.read(analysisId);
      return isTerminal(before.status) ? before : await this.#next(before, watch, signal);
    } finally {
      watch.close();
    }
  }

  /** Where it stands now, and after every change until it has ended or the signal aborts. */
  async *follow(analysisId: string, signal: AbortSignal): AsyncGenerator<AnalysisResponse, void, void> {
    const watch = this.#changes.watch(analysisId);
    try {
      let current = await this.read(analysisId);
      yield current;
      while (!isTerminal(current.status) && !signal.aborted) {
        const next = await this.#next(current, watch, signal);
        if (next !== current) {
          yield next;
        }
        current = next;
      }
    } finally {
      watch.close();
    }
  }

  /** The same object when the signal aborts before anything changed. */
  async #next(current: AnalysisResponse, watch: ChangeWatch, signal: AbortSignal): Promise<AnalysisResponse> {
    while (await watch.changed(signal)) {
      const next = await this.read(current.analysis_id);
      if (!isDeepStrictEqual(next, current)) {
        return next;
      }
    }
    return current;
  }
}
