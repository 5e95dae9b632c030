import type { AuditEvent } from '@provenance/domain';
import { AuditTrail } from '@provenance/service';
import type { AuditStore } from '@provenance/store';

/** Most events of one round: what comes while it runs goes into the next. */
const ROUND = 100;

/** The trail over its store. Events that come together are put together: one chain has room for one writer at a time. */
export class StoredAuditTrail extends AuditTrail {
  readonly #store: AuditStore;
  #waiting: { event: AuditEvent; stands: PromiseWithResolvers<void> }[] = [];
  #rounds: Promise<void> | undefined;

  constructor(store: AuditStore) {
    super();
    this.#store = store;
  }

  record(event: AuditEvent): Promise<void> {
    const stands = Promise.withResolvers<void>();
    this.#waiting.push({ event, stands });
    this.#rounds ??= this.#runRounds();
    return stands.promise;
  }

  async #runRounds(): Promise<void> {
    while (this.#waiting.length > 0) {
      const round = this.#waiting.splice(0, ROUND);
      try {
        await this.#store.append(round.map(({ event }) => event));
        for (const { stands } of round) stands.resolve();
      } catch (error) {
        for (const { stands } of round) stands.reject(error);
      }
    }
    this.#rounds = undefined;
  }
}
