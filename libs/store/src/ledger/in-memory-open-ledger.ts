import { OpenLedger, type LedgerSize } from './open-ledger.ts';

/** The ledger of tests, held to the rules of RedisOpenLedger by the same suite. */
export class InMemoryOpenLedger extends OpenLedger {
  readonly #open = new Map<string, number>();

  async mark(analysisId: string, at: number): Promise<void> {
    this.#open.set(analysisId, at);
  }

  async postpone(analysisIds: readonly string[], until: number): Promise<void> {
    for (const id of analysisIds) if (this.#open.has(id)) this.#open.set(id, until);
  }

  async close(analysisId: string): Promise<void> {
    this.#open.delete(analysisId);
  }

  async due(now: number, limit: number, offset = 0): Promise<{ analysisId: string; at: number }[]> {
    return [...this.#open]
      .map(([analysisId, at]) => ({ analysisId, at }))
      .filter(({ at }) => at <= now)
      .sort((a, b) => a.at - b.at || (a.analysisId < b.analysisId ? -1 : 1))
      .slice(offset, offset + limit);
  }

  async size(now: number): Promise<LedgerSize> {
    const times = [...this.#open.values()];
    return {
      open: times.length,
      due: times.filter((at) => at <= now).length,
      oldestAt: times.length === 0 ? undefined : Math.min(...times),
    };
  }
}
