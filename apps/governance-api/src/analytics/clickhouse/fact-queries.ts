import { headsOf, TELLING, type Family, type Window } from '@provenance/domain';
import type { DrillDown, SumsQuery } from '@provenance/store';
import { momentLiteral, tableName, textList, textLiteral, wholeNumber } from '../../clickhouse/sql-text.ts';

/** By the form of the id (unitKindOf). */
const OF_KIND: Record<DrillDown['kind'], string> = { analysis: "position(id, '#') = 0", pull_request: "match(id, '#[^#!]*$')" };

/** An hour is a part of the key, so what replaces what lies in one partition (deploy/clickhouse/002_facts.sql). */
const SETTINGS = 'SETTINGS do_not_merge_across_partitions_select_final = 1';

/** What is asked of the facts of windows that follow each other without a gap. */
export interface FactSums extends Omit<SumsQuery, 'windows'> {
  /** In the order of time. */
  windows: readonly Window[];
}

/** The questions to the tables of deploy/clickhouse/002_facts.sql. `repos` is nowhere empty: nothing needs no question. */
export class FactQueries {
  readonly #counters: string;
  readonly #versions: string;
  readonly #notes: string;

  constructor(database: string) {
    this.#counters = tableName(database, 'fact_counters');
    this.#versions = tableName(database, 'fact_versions');
    this.#notes = tableName(database, 'fact_notes');
  }

  /** Answers `[begin of the window, group, counter, sum]`. */
  sums({ windows, families, by, agent, repos }: FactSums): string {
    const window = { from: windows[0]!.from, to: windows.at(-1)!.to };
    const begins = windows.map(({ from }) => `toInt64(${wholeNumber(from)})`).join(', ');
    const heads = ofHeads(families);
    return `SELECT roundDown(toUnixTimestamp64Milli(at), [${begins}]) AS step, ${by === 'agent' ? 'agent_id' : 'repo'} AS grouped, name, sum(value)
FROM ${this.#counters} FINAL
WHERE ${all(heads, within(window), ofAgent(agent), ofRepos(repos), this.#standing(this.#counters, [heads, within(window)]))}
GROUP BY step, grouped, name
${SETTINGS}`;
  }

  /** Answers `[repository, note]`. */
  notes(window: Window, repos?: readonly string[]): string {
    return `SELECT repo, note
FROM ${this.#notes} FINAL
WHERE ${all(within(window), ofRepos(repos), this.#standing(this.#notes, [within(window)]))}
${SETTINGS}`;
  }

  /** Answers `[repository]`. */
  repos(window: Window): string {
    const heads = ofHeads(Object.values(TELLING));
    return `SELECT DISTINCT repo
FROM ${this.#counters}
WHERE ${all(heads, within(window), this.#standing(this.#counters, [heads, within(window)]))}`;
  }

  /** Answers `[id, repository, moment in ms, counters, values]`, the newest first. */
  latest({ window, agent, kind, repos, limit }: DrillDown): string {
    return `SELECT id, repo, toUnixTimestamp64Milli(at) AS moment, groupArray(name), groupArray(value)
FROM ${this.#counters} FINAL
WHERE ${all(within(window), ofAgent(agent), OF_KIND[kind], ofRepos(repos), this.#standing(this.#counters, [within(window), ofAgent(agent)]))}
GROUP BY id, repo, moment
ORDER BY moment DESC, id
LIMIT ${wholeNumber(limit)}
${SETTINGS}`;
  }

  /**
   * Of several versions the greatest alone, wherever it lies. Only ids that have a fact in the window are looked up: the
   * cost does not grow with what was before. The first facts of an analysis have version 0 and no entry; of analyses only
   * those that were run again have one.
   */
  #standing(table: string, where: readonly (string | undefined)[]): string {
    return `((version = 0 AND id NOT IN (SELECT id FROM ${this.#versions} WHERE startsWith(id, 'an_'))) OR (id, version) IN (
  SELECT id, max(version) FROM ${this.#versions}
  WHERE id IN (SELECT id FROM ${table} WHERE ${all('version > 0', ...where)})
  GROUP BY id))`;
  }
}

function all(...conditions: readonly (string | undefined)[]): string {
  return conditions.filter((condition) => condition !== undefined).join(' AND ');
}

function within({ from, to }: Window): string {
  return `at >= ${momentLiteral(from)} AND at < ${momentLiteral(to)}`;
}

function ofHeads(families: readonly Family[]): string | undefined {
  const { others, heads } = headsOf(families);
  if (heads.length === 0) return others ? undefined : '0';
  return `head ${others ? 'NOT IN' : 'IN'} ${textList(heads)}`;
}

function ofAgent(agent: string | undefined): string | undefined {
  return agent === undefined ? undefined : `agent_id = ${textLiteral(agent)}`;
}

function ofRepos(repos: readonly string[] | undefined): string | undefined {
  return repos === undefined ? undefined : `repo IN ${textList(repos)}`;
}
