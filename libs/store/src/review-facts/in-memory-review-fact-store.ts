import { reviewUnit, type ReviewFact } from '@provenance/domain';
import type { AnalyticsStore } from '../analytics/analytics-store.ts';
import { ReviewFactStore } from './review-fact-store.ts';

/** The review facts of tests; counted where there is a store of roll-ups. */
export class InMemoryReviewFactStore extends ReviewFactStore {
  readonly #facts = new Map<string, ReviewFact>();
  readonly #revisions = new Map<string, number>();
  readonly #counted = new Set<string>();
  readonly #analytics: AnalyticsStore | undefined;

  constructor(analytics?: AnalyticsStore) {
    super();
    this.#analytics = analytics;
  }

  async save(fact: ReviewFact): Promise<boolean> {
    const key = `${fact.repo.toLowerCase()}#${fact.pr_number}`;
    const standing = this.#facts.get(key);
    if (standing !== undefined && Date.parse(standing.snapshot_at) > Date.parse(fact.snapshot_at)) return false;
    this.#facts.set(key, fact);
    this.#revisions.set(key, (this.#revisions.get(key) ?? 0) + 1);
    await this.#rollUp(key);
    return true;
  }

  async get(repo: string, prNumber: string): Promise<ReviewFact | undefined> {
    return this.#facts.get(`${repo.toLowerCase()}#${prNumber}`);
  }

  async count(repo: string, prNumber: string): Promise<void> {
    const key = `${repo.toLowerCase()}#${prNumber}`;
    if (this.#facts.has(key)) this.#counted.add(key);
    await this.#rollUp(key);
  }

  async #rollUp(key: string): Promise<void> {
    const fact = this.#facts.get(key);
    if (fact !== undefined && this.#counted.has(key)) {
      await this.#analytics?.count(reviewUnit(fact, this.#revisions.get(key) ?? 1));
    }
  }
}
