import { Injectable } from '@nestjs/common';
import { byText, groupsOf, metricNamed, windowBefore } from '@provenance/domain';
import { CapabilityStore } from '@provenance/store';
import { AnalyticsReader, type Series } from './analytics-reader.ts';
import type { SummaryQuery } from './summary.query.ts';

/** Names that a warning tells at most: an organisation has thirty agents, a mistake or an attack thousands. */
const NAMES_SHOWN = 30;

/** Each agent and each repository has a figure of one of them. */
const EVERYWHERE = ['code_volume', 'review_comments'].flatMap((name) => metricNamed(name) ?? []);

/**
 * Which names of a question nobody bears. The sets are open, so that none can be refused: packs bring categories, and an
 * agent or a repository may come tomorrow. But the figures of a mistyped category are all zero, and a zero of risk reads
 * as good news; those of a mistyped agent or repository are none.
 */
@Injectable()
export class UnknownNames {
  readonly #reader: AnalyticsReader;
  readonly #capabilities: CapabilityStore;

  constructor(reader: AnalyticsReader, capabilities: CapabilityStore) {
    this.#reader = reader;
    this.#capabilities = capabilities;
  }

  /** What to tell whoever asked, by name of the parameter. @param asked the repositories that were asked for by name */
  async warnings(query: SummaryQuery, asked: readonly string[] | undefined, answer: readonly Series[]): Promise<string[]> {
    const data = answer.flatMap((series) => series.data);
    if (data.some(({ numerator }) => numerator > 0)) return [];
    const found = await Promise.all([this.#category(query), ...(data.length === 0 ? [this.#agent(query), this.#repos(query, asked)] : [])]);
    return found.flatMap((warning) => warning ?? []);
  }

  /** Of one that no finding of the window has, and that no detector that runs looks for. */
  async #category(query: SummaryQuery): Promise<string | undefined> {
    const { category } = query.filter;
    if (category === undefined) return undefined;
    const metrics = query.metrics.filter((metric) => groupsOf(metric).includes('category'));
    const known = [...(await this.#detected()), ...(await this.#names({ ...query, metrics }, 'category'))];
    if (known.includes(category)) return undefined;
    return `category: no finding of the window and no detector that runs has ${JSON.stringify(category)}; known are ${listed(known)}`;
  }

  async #agent({ agent, ...query }: SummaryQuery): Promise<string | undefined> {
    if (agent === undefined) return undefined;
    const known = await this.#names({ ...query, metrics: EVERYWHERE }, 'agent_id');
    return known.includes(agent) ? undefined : `agent_id: nothing of the window is of ${JSON.stringify(agent)} (one name, no list); there are ${listed(known)}`;
  }

  async #repos({ agent: _, ...query }: SummaryQuery, asked: readonly string[] | undefined): Promise<string | undefined> {
    if (asked === undefined) return undefined;
    const known = await this.#names({ ...query, metrics: EVERYWHERE }, 'repo');
    const unknown = asked.filter((repo) => !known.includes(repo));
    return unknown.length === 0 ? undefined : `repo: nothing of the window is of ${listed(unknown)}`;
  }

  async #detected(): Promise<string[]> {
    const published = await this.#capabilities.list(Date.now());
    return published.flatMap(({ capabilities }) => capabilities.map(({ category }) => category));
  }

  /** Those of the window, and of that before it where it is compared. */
  async #names({ interval: _, window, compare, ...query }: SummaryQuery, group: 'category' | 'agent_id' | 'repo'): Promise<string[]> {
    const whole = compare ? { ...window, from: windowBefore(window).from } : window;
    const series = await this.#reader.series({ ...query, window: whole, compare: false, group, filter: {} });
    return series.flatMap(({ data }) => data.flatMap((point) => point[group] ?? []));
  }
}

function listed(names: readonly string[]): string {
  const sorted = [...new Set(names)].sort(byText);
  const more = sorted.length > NAMES_SHOWN ? ` and ${sorted.length - NAMES_SHOWN} more` : '';
  return `${sorted.slice(0, NAMES_SHOWN).join(', ') || 'none'}${more}`;
}
