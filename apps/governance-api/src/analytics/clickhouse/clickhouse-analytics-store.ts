import { DAY_MS, dayOf, ProvenanceError, Tally, type PlacedNote, type ReviewNote, type Sums, type Window } from '@provenance/domain';
import { AnalyticsStore, type CountedFact, type DrillDown, type RebuildReport, type SumsQuery } from '@provenance/store';
import type { Schema } from '../../clickhouse/migrations.ts';
import { tableName, textLiteral } from '../../clickhouse/sql-text.ts';
import { chainsOf } from './chains.ts';
import { FactQueries } from './fact-queries.ts';

const RETRY_AFTER = 5;

/** Tables of facts and the views that fill them. */
const FILLED = { fact_counters: 'fact_counters_of_events', fact_versions: 'fact_versions_of_events', fact_notes: 'fact_notes_of_events' } as const;

/**
 * The figures from what the export has sent to ClickHouse: the sums are made when they are asked for, of the facts of the
 * window alone. Whatever keeps an answer away throws ProvenanceError `store_unavailable`.
 */
export class ClickHouseAnalyticsStore extends AnalyticsStore {
  readonly #schema: Schema;
  readonly #queries: FactQueries;
  readonly #now: () => number;

  /** @param now ms since the epoch */
  constructor(schema: Schema, now: () => number = Date.now) {
    super();
    this.#schema = schema;
    this.#queries = new FactQueries(schema.options.database);
    this.#now = now;
  }

  /** Counts nothing: facts come here by the export, with its rows. */
  async count(): Promise<boolean> {
    return false;
  }

  async sums({ windows, ...query }: SumsQuery): Promise<Sums[]> {
    const found = new Map(windows.map((window) => [window, new Map<string, Tally>()] as const));
    for (const chain of query.repos?.length === 0 ? [] : chainsOf([...found.keys()])) {
      const kept = chain.flatMap((window) => this.#kept(window) ?? []);
      if (kept.length > 0) await this.#sum(chain, this.#queries.sums({ windows: kept, ...query }), found);
    }
    return windows.map((window) => found.get(window)!);
  }

  async notes(window: Window, repos?: readonly string[]): Promise<PlacedNote[]> {
    const kept = this.#kept(window);
    if (kept === undefined || repos?.length === 0) return [];
    const rows = await this.#rows<[repo: string, note: string]>(this.#queries.notes(kept, repos));
    return rows.map(([repo, note]) => ({ ...(JSON.parse(note) as ReviewNote), repo }));
  }

  async repos(window: Window): Promise<string[]> {
    const kept = this.#kept(window);
    return kept === undefined ? [] : (await this.#rows<[repo: string]>(this.#queries.repos(kept))).map(([repo]) => repo).sort();
  }

  async latest(query: DrillDown): Promise<CountedFact[]> {
    const kept = this.#kept(query.window);
    if (kept === undefined || query.repos?.length === 0) return [];
    const rows = await this.#rows<[id: string, repo: string, at: number, names: string[], values: number[]]>(this.#queries.latest({ ...query, window: kept }));
    return rows.map(([id, repo, at, names, values]) => ({
      id, repo, at: new Date(at).toISOString(), counters: Object.fromEntries(names.map((name, index) => [name, values[index]!])),
    }));
  }

  /** Makes the facts again from the rows of the export, by the very queries of the views. */
  async rebuild(): Promise<RebuildReport> {
    const { server, options: { database } } = this.#schema;
    const before = await this.#units();
    for (const [table, view] of Object.entries(FILLED)) {
      const [row] = await this.#rows<[select: string]>(`SELECT as_select FROM system.tables WHERE database = ${textLiteral(database)} AND name = ${textLiteral(view)}`);
      if (row === undefined) throw unavailable(new Error(`ClickHouse has no view ${view}`));
      await this.#ask(() => server.run(`INSERT INTO ${tableName(database, table)} ${row[0]}`));
    }
    const units = await this.#units();
    return { units, added: units - before, shards: 0 };
  }

  /** Facts by their ids. */
  async #units(): Promise<number> {
    const [row] = await this.#rows<[number]>(`SELECT uniqExact(id) FROM ${tableName(this.#schema.options.database, 'fact_counters')}`);
    return row?.[0] ?? 0;
  }

  async #sum(chain: readonly Window[], query: string, found: ReadonlyMap<Window, Map<string, Tally>>): Promise<void> {
    const byBegin = new Map(chain.map((window) => [this.#kept(window)?.from, found.get(window)!]));
    for (const [begin, group, name, value] of await this.#rows<[begin: number, group: string, name: string, value: number]>(query)) {
      const sums = byBegin.get(begin)!;
      const tally = sums.get(group) ?? new Tally();
      sums.set(group, tally.add([[name, value]]));
    }
  }

  /** What of a window is kept for sure: rows expire one by one, whenever their part merges, so only whole days count. */
  #kept({ from, to }: Window): Window | undefined {
    const oldest = dayOf(this.#now() - this.#schema.options.retentionDays * DAY_MS) + DAY_MS;
    return to <= oldest ? undefined : { from: Math.max(from, oldest), to };
  }

  #rows<Row extends readonly unknown[]>(query: string): Promise<Row[]> {
    return this.#ask(() => this.#schema.server.rows<Row>(query));
  }

  async #ask<T>(question: () => Promise<T>): Promise<T> {
    try {
      await this.#schema.ready();
      return await question();
    } catch (error) {
      throw unavailable(error);
    }
  }
}

function unavailable(cause: unknown): ProvenanceError {
  return new ProvenanceError('store_unavailable', 'ClickHouse does not answer', { retryAfter: RETRY_AFTER, cause });
}
