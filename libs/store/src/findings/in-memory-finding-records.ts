import { reaches, type FindingLife, type Sighting, type Suppression } from '@provenance/domain';
import { FindingRecords, suppressionField, type IndexEntry, type IndexRange, type LivesToSave, type LoadedLives, type PullRequestName } from './finding-records.ts';
import { timeOf } from './index-entry.ts';
import { asGiven, isForgotten, isOver, isUsedAnew, usedAt, type KeptSuppression, type SuppressionTimes } from './suppression-use.ts';

interface Kept {
  version: number;
  latest?: Sighting;
  lives: Map<string, FindingLife>;
}

/** The records of tests: the same rules as RedisFindingRecords, held to them by the same suite. */
export class InMemoryFindingRecords extends FindingRecords {
  readonly #pulls = new Map<string, Kept>();
  readonly #indexes = new Map<string, Set<string>>();
  readonly #suppressions = new Map<string, KeptSuppression>();

  async load(name: PullRequestName): Promise<LoadedLives> {
    return structuredClone(this.#kept(name));
  }

  async lives(name: PullRequestName, fingerprints: readonly string[]): Promise<FindingLife[]> {
    const { lives } = this.#kept(name);
    return fingerprints.flatMap((fingerprint) => structuredClone(lives.get(fingerprint)) ?? []);
  }

  async save(name: PullRequestName, version: number, { changed, dropped = [], latest }: LivesToSave): Promise<boolean> {
    const kept = this.#kept(name);
    if (kept.version !== version) return false;
    for (const fingerprint of dropped) kept.lives.delete(fingerprint);
    for (const life of changed) kept.lives.set(life.fingerprint, structuredClone(life));
    if (latest !== undefined) kept.latest = latest;
    kept.version += 1;
    return true;
  }

  async touch(name: PullRequestName): Promise<void> {
    this.#kept(name).version += 1;
  }

  async index(entries: readonly IndexEntry[]): Promise<void> {
    for (const { member, dimensions } of entries) {
      for (const dimension of dimensions) {
        const members = this.#indexes.get(dimension) ?? new Set();
        this.#indexes.set(dimension, members.add(member));
      }
    }
  }

  async range(dimension: string, { before, from, to, limit }: IndexRange): Promise<string[]> {
    return [...(this.#indexes.get(dimension) ?? [])]
      .filter((member) => before === undefined || member < before)
      .filter((member) => (from === undefined || timeOf(member) >= from) && (to === undefined || timeOf(member) < to))
      .sort()
      .reverse()
      .slice(0, limit);
  }

  async sizes(dimensions: readonly string[]): Promise<number[]> {
    return dimensions.map((dimension) => this.#indexes.get(dimension)?.size ?? 0);
  }

  async suppressions(repo: string, fingerprints: readonly string[], times: SuppressionTimes): Promise<Suppression[]> {
    const wanted = new Set(fingerprints);
    const found = [...this.#suppressions.values()].filter(
      (one) => wanted.has(one.fingerprint) && !isForgotten(one, times) && reaches({ ...one, scope: one.scope === 'everywhere' ? 'everywhere' : 'repo' }, { repo, pr_number: '' }),
    );
    for (const one of found) if (isUsedAnew(one, times)) this.#suppressions.set(slotOf(one), usedAt(one, times));
    return found.map(asGiven);
  }

  async saveSuppression(suppression: Suppression, times: SuppressionTimes): Promise<void> {
    for (const other of this.#suppressions.values()) {
      if (bundleOf(other) === bundleOf(suppression) && isOver(other, times)) await this.dropSuppression(other);
    }
    this.#suppressions.set(slotOf(suppression), structuredClone(usedAt(suppression, times)));
  }

  async dropSuppression(suppression: Suppression): Promise<void> {
    this.#suppressions.delete(slotOf(suppression));
  }

  #kept({ repo, pr_number }: PullRequestName): Kept {
    const key = `${repo.toLowerCase()}#${pr_number}`;
    const kept = this.#pulls.get(key) ?? { version: 0, lives: new Map() };
    this.#pulls.set(key, kept);
    return kept;
  }
}

function slotOf(suppression: Suppression): string {
  return `${bundleOf(suppression)} ${suppressionField(suppression)}`;
}

/** What lies beside each other. */
function bundleOf({ scope, repo = '' }: Suppression): string {
  return scope === 'everywhere' ? '' : repo.toLowerCase();
}
