import { Module } from '@nestjs/common';
import { ReviewerTeams } from '@provenance/github';
import { ExportSwitch, RedisConfig, RetentionConfig, StagesModule, type StagesSetup } from '@provenance/runtime';
import { AnalysisStore, ReviewFactStore, type ReportLedger } from '@provenance/store';
import { ProxyConfig } from '@provenance/service';
import { EnrichConfig } from './enrich/enrich.config.ts';
import { EnrichHandler } from './enrich/enrich.handler.ts';
import { GitHubEnrichment } from './github/github-enrichment.ts';
import { GitHubConfig } from './github/github.config.ts';
import { GitHubModule, REPORTS } from './github/github.module.ts';

/** The classes of settings that a process with EnrichModule needs. */
export const ENRICH_CONFIGS = [EnrichConfig, GitHubConfig, ExportSwitch, ProxyConfig, RedisConfig, RetentionConfig] as const;

const STAGES = StagesModule.running({
  stages: ['enrich'],
  imports: [GitHubModule],
  inject: [AnalysisStore, ReviewFactStore, { token: REPORTS, optional: true }, GitHubEnrichment, ReviewerTeams, EnrichConfig],
  useFactory: (
    store: AnalysisStore,
    reviews: ReviewFactStore,
    reports: ReportLedger | undefined,
    github: GitHubEnrichment,
    teams: ReviewerTeams,
    config: EnrichConfig,
  ): StagesSetup => {
    const parts = { store, reviews, github, reports, settings: config.attribution(), teams };
    return { handlers: [new EnrichHandler(parts)], concurrency: { enrich: config.concurrency } };
  },
});

/** The enrich stage. */
@Module({ imports: [STAGES] })
export class EnrichModule {}
