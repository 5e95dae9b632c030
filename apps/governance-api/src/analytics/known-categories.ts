import { Injectable } from '@nestjs/common';
import { byText, groupsOf, windowBefore } from '@provenance/domain';
import { CapabilityStore } from '@provenance/store';
import { AnalyticsReader, type Series } from './analytics-reader.ts';
import type { SummaryQuery } from './summary.query.ts';

/**
 * Which categories there are: packs bring their own, so that the set is open and none can be refused. But the figures of
 * a mistyped one are all zero, and a zero of risk reads as good news.
 */
@Injectable()
export class KnownCategories {
  readonly #reader: AnalyticsReader;
  readonly #capabilities: CapabilityStore;

  constructor(reader: AnalyticsReader, capabilities: CapabilityStore) {
    this.#reader = reader;
    this.#capabilities = capabilities;
  }

  /** What to tell whoever asked for a category of which nothing was counted, and that no detector that runs looks for. */
  async warnings(query: SummaryQuery, answer: readonly Series[]): Promise<string[]> {
    const { category } = query.filter;
    if (category === undefined || answer.some(({ data }) => data.some(({ numerator }) => numerator > 0))) return [];
    const known = new Set([...(await this.#detected()), ...(await this.#counted(query))]);
    if (known.has(category)) return [];
    return [`category: no finding of the window and no detector that runs has ${JSON.stringify(category)}; known are ${[...known].sort(byText).join(', ') || 'none'}`];
  }

  async #detected(): Promise<string[]> {
    const published = await this.#capabilities.list(Date.now());
    return published.flatMap(({ capabilities }) => capabilities.map(({ category }) => category));
  }

  async #counted({ repos, agent, metrics, ...query }: SummaryQuery): Promise<string[]> {
    const window = query.compare ? { ...query.window, from: windowBefore(query.window).from } : query.window;
    const byCategory = metrics.filter((metric) => groupsOf(metric).includes('category'));
    const series = await this.#reader.series({ window, metrics: byCategory, group: 'category', filter: {}, compare: false, ...(repos && { repos }), ...(agent !== undefined && { agent }) });
    return series.flatMap(({ data }) => data.flatMap(({ category }) => category ?? []));
  }
}
