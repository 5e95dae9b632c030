import { Injectable } from '@nestjs/common';
import { windowBefore } from '@provenance/domain';
import { grantedTo } from '@provenance/service';
import { AnalyticsStore } from '@provenance/store';
import type { FastifyRequest } from 'fastify';
import { AnalyticsConfig } from './analytics.config.ts';
import type { WindowResponse } from './figures.response.ts';
import { QueryReader, type RawQuery } from '../query/query-reader.ts';
import { readScope, type ScopeQuery, type WindowSettings } from './scope.query.ts';

/** When and of which repositories a report is. */
@Injectable()
export class AnalyticsScope {
  readonly #config: AnalyticsConfig;
  readonly #store: AnalyticsStore;

  constructor(config: AnalyticsConfig, store: AnalyticsStore) {
    this.#config = config;
    this.#store = store;
  }

  settings(): WindowSettings {
    return { defaultWindow: this.#config.defaultWindow, now: Date.now() };
  }

  /** The scope of a query with what else `read` takes from it. @throws ProvenanceError `validation_failed` */
  read<T extends object>(raw: RawQuery, read: (query: QueryReader) => T): ScopeQuery & T {
    const query = new QueryReader(raw);
    const scope = { ...readScope(query, this.settings()), ...read(query) };
    query.finish();
    return scope;
  }

  ends({ window }: ScopeQuery, request: FastifyRequest): WindowResponse {
    return { window_start: new Date(window.from).toISOString(), window_end: new Date(window.to).toISOString(), request_id: request.id };
  }

  /** The query narrowed to the repositories that the caller reaches: nothing of another is summed, or said to be there. */
  async allowed<T extends ScopeQuery>(query: T, request: FastifyRequest): Promise<T> {
    const access = grantedTo(request);
    if (access.reachesAll) {
      return query;
    }
    // A comparison looks back as far again.
    const window = { from: windowBefore(query.window).from, to: query.window.to };
    const repos = query.repos ?? (await this.#store.repos(window));
    return { ...query, repos: repos.filter((repo) => access.reaches(repo)) };
  }
}
