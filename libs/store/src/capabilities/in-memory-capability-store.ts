import { byText } from '@provenance/domain';
import { CapabilityStore, type PublishedCapabilities } from './capability-store.ts';

/** The store of tests. */
export class InMemoryCapabilityStore extends CapabilityStore {
  readonly #workers = new Map<string, { published: PublishedCapabilities; until: number }>();

  async put(published: PublishedCapabilities, until: number): Promise<void> {
    this.#workers.set(published.worker, { published: structuredClone(published), until });
  }

  async leave(worker: string): Promise<void> {
    this.#workers.delete(worker);
  }

  async list(now: number): Promise<PublishedCapabilities[]> {
    return [...this.#workers.values()]
      .filter(({ until }) => until > now)
      .map(({ published }) => structuredClone(published))
      .sort((a, b) => byText(a.worker, b.worker));
  }
}
