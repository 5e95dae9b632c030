import type { ReviewFact } from '@provenance/domain';
import { ReviewFactStore } from './review-fact-store.ts';

/** The review facts of tests. */
export class InMemoryReviewFactStore extends ReviewFactStore {
  readonly #facts = new Map<string, ReviewFact>();

  async save(fact: ReviewFact): Promise<boolean> {
    const key = `${fact.repo.toLowerCase()}#${fact.pr_number}`;
    const standing = this.#facts.get(key);
    if (standing !== undefined && Date.parse(standing.snapshot_at) > Date.parse(fact.snapshot_at)) return false;
    this.#facts.set(key, fact);
    return true;
  }

  async get(repo: string, prNumber: string): Promise<ReviewFact | undefined> {
    return this.#facts.get(`${repo.toLowerCase()}#${prNumber}`);
  }
}
