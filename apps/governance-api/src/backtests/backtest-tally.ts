import type { Decision, Outcome } from '@provenance/domain';

/** A decision that would be another. */
export interface ChangedDecision {
  analysis_id: string;
  repo: string;
  pr_number: string;
  decided_at: string;
  from: Outcome;
  to: Outcome;
  /** The rationale of the decision as it would be. */
  rationale: string;
  decision_url: string;
}

/** What a back-test came to. */
export interface BacktestResult {
  /** Decisions that were made again. */
  compared: number;
  /** Those of which too little is kept to make them again. */
  expired: number;
  changed: number;
  /** How many went from one outcome to another: `allow to block`. */
  changes: Record<string, number>;
  /** Decisions in which a condition could not tell. */
  could_not_tell: number;
  /** How often each rule of the candidate would have been a reason. */
  fired: Record<string, number>;
  /** The newest of each change. */
  examples: ChangedDecision[];
}

/** Examples that are shown of each change. */
const EXAMPLES = 5;

/** Counts decisions, one after the other. */
export class BacktestTally {
  readonly #prefix: string;
  readonly #changes = new Map<string, ChangedDecision[]>();
  readonly #counts = new Map<string, number>();
  readonly #fired = new Map<string, number>();
  #compared = 0;
  #expired = 0;
  #doubtful = 0;

  /** @param policy name of the candidate */
  constructor(policy: string) {
    this.#prefix = `${policy}/`;
  }

  expired(): void {
    this.#expired++;
  }

  add(before: Decision, after: Decision, shown: Pick<ChangedDecision, 'repo' | 'pr_number' | 'decision_url'>): void {
    this.#compared++;
    const own = after.reasons.filter(({ rule_id }) => rule_id.startsWith(this.#prefix));
    for (const rule of new Set(own.map(({ rule_id }) => rule_id))) this.#fired.set(rule, (this.#fired.get(rule) ?? 0) + 1);
    if (own.some(({ could_not_tell }) => could_not_tell)) this.#doubtful++;
    if (before.outcome === after.outcome) return;
    const key = `${before.outcome} to ${after.outcome}`;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    const { analysis_id, decided_at } = before;
    const example = { analysis_id, decided_at, ...shown, from: before.outcome, to: after.outcome, rationale: after.rationale };
    // Decisions come oldest first.
    this.#changes.set(key, [example, ...(this.#changes.get(key) ?? [])].slice(0, EXAMPLES));
  }

  result(): BacktestResult {
    const changes = Object.fromEntries([...this.#counts].sort());
    return {
      compared: this.#compared,
      expired: this.#expired,
      changed: Object.values(changes).reduce((sum, count) => sum + count, 0),
      changes,
      could_not_tell: this.#doubtful,
      fired: Object.fromEntries([...this.#fired].sort()),
      examples: [...this.#changes.keys()].sort().flatMap((key) => this.#changes.get(key) ?? []),
    };
  }
}
