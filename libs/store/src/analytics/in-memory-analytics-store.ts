import { byFamily, DAY_MS, dayOf, Tally, unitKindOf, type FactUnit, type PlacedNote, type Sums, type Window } from '@provenance/domain';
import { DEFAULT_RETENTION, type Retention } from '../retention.ts';
import { AnalyticsStore, type CountedFact, type DrillDown, type RebuildReport, type SumsQuery } from './analytics-store.ts';

/** The roll-ups of tests: no roll-ups at all, but every fact looked at for every question. */
export class InMemoryAnalyticsStore extends AnalyticsStore {
  readonly #units = new Map<string, FactUnit>();
  readonly #keepMs: number;
  readonly #now: () => number;

  constructor(retention: Retention = DEFAULT_RETENTION, now: () => number = Date.now) {
    super();
    this.#keepMs = retention.facts * 1_000;
    this.#now = now;
  }

  async count(unit: FactUnit): Promise<boolean> {
    const standing = this.#units.get(unit.id);
    if (standing !== undefined && (standing.version > unit.version || unit.version === 0)) return false;
    this.#units.set(unit.id, structuredClone(unit));
    return this.#said(standing) !== this.#said(unit);
  }

  async sums({ windows, families, by, agent, repos }: SumsQuery): Promise<Sums[]> {
    return windows.map((window) => {
      const sums = new Map<string, Tally>();
      for (const { repo, parts } of this.#in(window, repos)) {
        for (const { agent_id, counters } of parts.filter((part) => agent === undefined || part.agent_id === agent)) {
          const group = by === 'agent' ? agent_id : repo;
          const kept = byFamily(counters);
          const tally = sums.get(group) ?? new Tally();
          for (const family of families) tally.add(Object.entries(kept.get(family) ?? {}));
          if (!tally.isEmpty) sums.set(group, tally);
        }
      }
      return sums;
    });
  }

  async notes(window: Window, repos?: readonly string[]): Promise<PlacedNote[]> {
    return this.#in(window, repos).flatMap(({ note, repo }) => (note === undefined ? [] : [{ ...note, repo }]));
  }

  async repos(window: Window): Promise<string[]> {
    return [...new Set(this.#in(window).map(({ repo }) => repo))].sort();
  }

  async latest({ window, agent, kind, repos, limit }: DrillDown): Promise<CountedFact[]> {
    const facts = this.#in(window, repos).filter(({ id }) => unitKindOf(id) === kind).flatMap(({ id, at, repo, parts }) =>
      parts.filter(({ agent_id }) => agent_id === agent).map(({ counters }) => ({ id, at, repo, counters })),
    );
    return facts.sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || (a.id < b.id ? -1 : 1)).slice(0, limit);
  }

  async rebuild(): Promise<RebuildReport> {
    return { units: this.#units.size, added: 0, shards: 0 };
  }

  #in({ from, to }: Window, repos?: readonly string[]): FactUnit[] {
    return [...this.#units.values()].filter((unit) => {
      const at = Date.parse(unit.at);
      return at >= from && at < to && !this.#isOver(unit) && (repos === undefined || repos.includes(unit.repo));
    });
  }

  /** What a unit adds to the figures, whatever its version; nothing once its day is over. */
  #said(unit: FactUnit | undefined): string | undefined {
    return unit === undefined || this.#isOver(unit) ? undefined : JSON.stringify({ ...unit, version: 0 });
  }

  /** A day's facts go together, when its last moment is older than the retention. */
  #isOver({ at }: FactUnit): boolean {
    return dayOf(Date.parse(at)) + DAY_MS + this.#keepMs <= this.#now();
  }
}
