import type { Family, FactUnit, PlacedNote, Sums, Window } from '@provenance/domain';

/** What is to be summed. */
export interface SumsQuery {
  /** Each is answered for itself: the steps of a series, or one. */
  windows: readonly Window[];
  /** The counters that are needed; of other families nothing is read. */
  families: readonly Family[];
  by: 'agent' | 'repo';
  /** Only this agent. */
  agent?: string;
  /** Only these repositories, in lower case; all when absent. */
  repos?: readonly string[];
}

/** A fact behind a figure. */
export interface CountedFact {
  /** An analysis id, or `<repo>#<number>` of a pull request. */
  id: string;
  repo: string;
  /** RFC 3339. */
  at: string;
  /** Of the agent that was asked for. */
  counters: Record<string, number>;
}

export interface DrillDown {
  window: Window;
  agent: string;
  /** Findings are many, and would leave no room for what they were found in. */
  kind: 'analysis' | 'pull_request';
  repos?: readonly string[];
  limit: number;
}

export interface RebuildReport {
  /** Units of facts that were looked at. */
  units: number;
  /** Of these, those that had not been counted. */
  added: number;
  /** Days of a repository, or of all together, whose sums were made again. */
  shards: number;
}

/**
 * Roll-ups: sums of facts by hour and day, of all repositories and of each. Facts count at their own moment and only as
 * long as the retention of facts; a later version of a unit replaces the earlier.
 * An abstract class, so that it is its own injection token.
 * Redis away throws ProvenanceError `store_unavailable`, Redis full `store_full`.
 */
export abstract class AnalyticsStore {
  /**
   * Counts a unit of facts, in the place of an earlier version. A repeat, and a version that another has overtaken,
   * changes nothing; so it may be called again after any failure.
   * @param formerDays days at which an earlier version may have counted, ms since the epoch: it is taken back there
   * @returns false when nothing changed
   */
  abstract count(unit: FactUnit, formerDays?: readonly number[]): Promise<boolean>;

  /** The sums of each window, in the order of the windows. */
  abstract sums(query: SumsQuery): Promise<Sums[]>;

  /** The pull requests with something to alert of in a window. */
  abstract notes(window: Window, repos?: readonly string[]): Promise<PlacedNote[]>;

  /** The repositories that have facts in a window, in lower case. */
  abstract repos(window: Window): Promise<string[]>;

  /** The newest facts of one kind of an agent in a window, the newest first. */
  abstract latest(query: DrillDown): Promise<CountedFact[]>;

  /** Makes all sums again from the facts that are kept, day by day, while others count and read. */
  abstract rebuild(): Promise<RebuildReport>;
}
