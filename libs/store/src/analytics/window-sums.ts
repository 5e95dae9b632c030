import type { Chunk, Sums } from '@provenance/domain';
import type { SumsQuery } from './analytics-store.ts';
import { daysOf, isEdge, nameOf, partsOf } from './plan.ts';
import { ALL } from './shard.ts';
import { SumCache } from './sum-cache.ts';
import type { SumReader, Versions } from './sum-reader.ts';

/** Counters of the windows that a process keeps. Most of them lie in what SumReader keeps as well, and are there once. */
const KEPT_COUNTERS = 400_000;
/** The price of a group that has hardly any counters. */
const GROUP_WEIGHT = 2;

export type Summed = Omit<SumsQuery, 'windows'>;

/**
 * The sums of whole windows as they were answered, with all that was added up in them since. They are kept by the versions
 * of the scope of all: a fact counts there last, so as long as these stand, no count of any repository has ended. Thus a
 * question that comes again costs the same whatever lies behind it: how many facts, days or repositories.
 */
export class WindowSums {
  readonly #reader: SumReader;
  readonly #kept = new SumCache<Sums>(KEPT_COUNTERS);

  constructor(reader: SumReader) {
    this.#reader = reader;
  }

  /** The sums of each plan. @param read makes those that are not known, with the versions of the scope of all */
  async of(query: Summed, plans: readonly Chunk[][], read: (plans: readonly Chunk[][], versions: Versions) => Promise<Sums[]>): Promise<Sums[]> {
    const versions = await this.#reader.versions(ALL, daysOf(plans.flat()));
    const asked = await Promise.all(plans.map(async (plan) => ({ plan, ...(await this.#named(query, plan, versions)) })));
    const found = new Map(asked.map((one) => [one, this.#kept.get(one.key, one.version)]));
    const missing = asked.filter((one) => found.get(one) === undefined);
    const made = missing.length === 0 ? [] : await read(missing.map(({ plan }) => plan), versions);
    for (const [at, one] of missing.entries()) {
      const sums = unchanged(made[at]!, this.#kept.former(one.key));
      found.set(one, sums);
      this.#kept.set(one.key, one.version, sums, weightOf(sums));
    }
    return asked.map((one) => found.get(one)!);
  }

  /** The version changes with all that is in a window: the facts of its days, and which of them its edges leave out. */
  async #named(query: Summed, plan: readonly Chunk[], versions: Versions): Promise<{ key: string; version: string }> {
    const { families, by, agent, repos } = query;
    const parts = partsOf(plan, versions);
    const chunks = parts.flatMap((part) => (part.closed === undefined ? part.chunks : []));
    const edges = await Promise.all(chunks.filter(isEdge).map((edge) => this.#reader.edge(ALL, edge, versions)));
    return {
      key: JSON.stringify([by, families, agent, repos, ...chunks.map(nameOf), ...parts.flatMap(({ closed }) => (closed === undefined ? [] : `closed ${nameOf(closed.sums)}`))]),
      version: [...daysOf(plan).map((day) => versions.get(day)), ...edges.map(({ first, end }) => `${first}-${end}`)].join(),
    };
  }
}

/** A fact changes few groups: of the others the tallies of before stay, with all that was added up in them. */
function unchanged(sums: Sums, former: Sums | undefined): Sums {
  if (former === undefined) return sums;
  return new Map([...sums].map(([group, tally]) => [group, former.get(group)?.isLaidOf(tally) ? former.get(group)! : tally]));
}

function weightOf(sums: Sums): number {
  return [...sums.values()].reduce((all, { size }) => all + GROUP_WEIGHT + size, GROUP_WEIGHT);
}
