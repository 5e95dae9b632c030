import { analysisEvents, findingExport, reviewEvents, type ExportEvent } from '@provenance/domain';
import { NewerBuildError, PermanentError, PostponedError, type ExportRequest } from '@provenance/queue';
import type { AnalysisStore, ReviewFactStore } from '@provenance/store';

/** An analysis is asked for in the moment that it completes; what is read a little earlier is read again. */
const AGAIN_MS = 1_000;

/** Makes the rows of a request from what is kept. */
export class EventBuilder {
  readonly #store: AnalysisStore;
  readonly #reviews: ReviewFactStore;

  constructor(store: AnalysisStore, reviews: ReviewFactStore) {
    this.#store = store;
    this.#reviews = reviews;
  }

  /** @throws PostponedError when the analysis has not ended; NewerBuildError; PermanentError when it has expired */
  async rowsOf(request: ExportRequest): Promise<ExportEvent[]> {
    switch (request.kind) {
      case 'analysis':
        return this.#analysis(request.analysis_id);
      case 'review': {
        const fact = await this.#reviews.get(request.repo, request.pr_number);
        return fact === undefined ? [] : reviewEvents(fact);
      }
      case 'finding':
        return [findingExport(request.event)];
      default:
        throw new NewerBuildError(`This build exports no ${(request satisfies never as ExportRequest).kind}: upgrade it`);
    }
  }

  async #analysis(id: string): Promise<ExportEvent[]> {
    const [record, decision, facts, attestation] = await Promise.all([
      this.#store.get(id),
      this.#store.decision(id),
      this.#store.facts(id),
      this.#store.attestation(id),
    ]);
    if (record?.status === 'in_progress') throw new PostponedError('The analysis has not ended', Date.now() + AGAIN_MS);
    if (record === undefined || decision === undefined || facts === undefined) throw new PermanentError('The analysis has expired');
    return analysisEvents({ record, decision, facts, attestation });
  }
}
