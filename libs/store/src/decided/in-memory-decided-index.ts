import { byText } from '@provenance/domain';
import { DecidedIndex } from './decided-index.ts';

/** The index of tests. */
export class InMemoryDecidedIndex extends DecidedIndex {
  readonly #decided = new Map<string, number>();

  async add(analysisId: string, at: number): Promise<void> {
    this.#decided.set(analysisId, at);
  }

  async between(from: number, to: number, { offset, limit }: { offset: number; limit: number }): Promise<string[]> {
    return this.#within(from, to).slice(offset, offset + limit);
  }

  async count(from: number, to: number): Promise<number> {
    return this.#within(from, to).length;
  }

  async newest(): Promise<{ analysisId: string; at: number } | undefined> {
    const analysisId = this.#within(-Infinity, Infinity).at(-1);
    return analysisId === undefined ? undefined : { analysisId, at: this.#decided.get(analysisId)! };
  }

  #within(from: number, to: number): string[] {
    return [...this.#decided]
      .filter(([, at]) => at >= from && at <= to)
      .sort(([a, atA], [b, atB]) => atA - atB || byText(a, b))
      .map(([id]) => id);
  }
}
