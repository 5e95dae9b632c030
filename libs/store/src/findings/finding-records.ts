import type { FindingLife, PullRequestLives, Sighting, Suppression } from '@provenance/domain';
import type { SuppressionTimes } from './suppression-use.ts';

export interface PullRequestName {
  repo: string;
  pr_number: string;
}

/** The lives of a pull request, and the version that a save has to name. */
export interface LoadedLives extends PullRequestLives {
  version: number;
}

export interface LivesToSave {
  changed: readonly FindingLife[];
  /** Fingerprints of lives that have ended long ago. */
  dropped?: readonly string[];
  latest?: Sighting;
}

/** A place in an index. It sorts by the time of detection; two never are the same. */
export interface IndexEntry {
  member: string;
  dimensions: readonly string[];
}

export interface IndexRange {
  /** Members from here on are older than it; absent: from the newest. */
  before?: string;
  /** Bounds of the detection, ms since the epoch: from included, to excluded. */
  from?: number;
  to?: number;
  limit: number;
}

/**
 * What FindingStore is kept in. Every method changes keys of one slot: the lives of a pull request, the suppressions of a
 * repository, the indexes. An index may name a life that is not there or that no longer fits; the life decides.
 */
export abstract class FindingRecords {
  abstract load(name: PullRequestName): Promise<LoadedLives>;
  /** Some lives of a pull request. */
  abstract lives(name: PullRequestName, fingerprints: readonly string[]): Promise<FindingLife[]>;
  /** False when the version is another meanwhile: nothing changed. */
  abstract save(name: PullRequestName, version: number, lives: LivesToSave): Promise<boolean>;
  /** Makes every save that is under way load again. */
  abstract touch(name: PullRequestName): Promise<void>;
  abstract index(entries: readonly IndexEntry[]): Promise<void>;
  /** The newest first. */
  abstract range(dimension: string, range: IndexRange): Promise<string[]>;
  abstract sizes(dimensions: readonly string[]): Promise<number[]>;
  /**
   * The suppressions of fingerprints in a repository, those that hold everywhere too, whether they have run out or not. This
   * is their use: without it they end.
   */
  abstract suppressions(repo: string, fingerprints: readonly string[], times: SuppressionTimes): Promise<Suppression[]>;
  /** One for each fingerprint and target: a newer one takes the place of the former. Those beside it that are over go. */
  abstract saveSuppression(suppression: Suppression, times: SuppressionTimes): Promise<void>;
  abstract dropSuppression(suppression: Suppression): Promise<void>;
}

/** The field of a suppression among those of its repository, or among those that hold everywhere. */
export function suppressionField({ fingerprint, scope, pr_number }: Pick<Suppression, 'fingerprint' | 'scope' | 'pr_number'>): string {
  return scope === 'pull_request' ? `${fingerprint}#${pr_number ?? ''}` : fingerprint;
}
