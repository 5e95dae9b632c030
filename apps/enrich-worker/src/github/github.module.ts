import { Module } from '@nestjs/common';
import { StoreModule } from '@provenance/runtime';
import { Metrics } from '@provenance/service';
import { GitHubCache, RateBudgets } from '@provenance/store';
import { accessBy } from './access/github-access.ts';
import { GitHubClient } from './client/github-client.ts';
import { GitHubMetrics } from './client/github-metrics.ts';
import { GitHubEnrichment } from './github-enrichment.ts';
import { GitHubSource } from './github-source.ts';
import { GitHubConfig } from './github.config.ts';

/** The second try of a request waits this long, the third four times as long. */
const RETRY_MS = 1_000;

/** GitHub as it is set up: with the credentials that there are, over the store's connection. */
@Module({
  imports: [StoreModule],
  providers: [{ provide: GitHubEnrichment, useFactory: openGitHub, inject: [GitHubConfig, GitHubCache, RateBudgets, Metrics] }],
  exports: [GitHubEnrichment],
})
export class GitHubModule {}

function openGitHub(config: GitHubConfig, cache: GitHubCache, budgets: RateBudgets, metrics: Metrics): GitHubEnrichment {
  const { baseUrl, cacheTtlSeconds, maxFiles } = config;
  const settings = { patienceMs: config.patienceSeconds * 1_000, maxFiles };
  const credentials = config.credentials();
  if (credentials === undefined) return new GitHubEnrichment(undefined, settings);
  const limits = { reserve: config.reservePercent / 100, timeoutMs: config.timeoutSeconds * 1_000 };
  const client = new GitHubClient(budgets, new GitHubMetrics(metrics), limits);
  const access = accessBy(credentials, client, cache, { baseUrl, cacheTtlSeconds, retryMs: RETRY_MS });
  return new GitHubEnrichment(new GitHubSource({ client, access, cache, cacheTtlSeconds }), settings);
}
