import { ChangeFeed, type ChangeWatch } from './change-feed.ts';
import { Watchers } from './watchers.ts';

/** The feed of tests: hand it to InMemoryAnalysisStore, which publishes to it. */
export class InMemoryChangeFeed extends ChangeFeed {
  readonly #watchers = new Watchers();

  watch(analysisId: string): ChangeWatch {
    return this.#watchers.watch(analysisId);
  }

  publish(analysisId: string): void {
    this.#watchers.tell(analysisId);
  }

  async close(): Promise<void> {
    this.#watchers.closeAll();
  }
}
