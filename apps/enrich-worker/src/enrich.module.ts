import { Module } from '@nestjs/common';
import { ExportSwitch, RedisConfig, RetentionConfig, StagesModule, type StagesSetup } from '@provenance/runtime';
import { AnalysisStore, ReportLedger, ReviewFactStore } from '@provenance/store';
import { EnrichConfig } from './enrich/enrich.config.ts';
import { EnrichHandler } from './enrich/enrich.handler.ts';
import { GitHubEnrichment } from './github/github-enrichment.ts';
import { GitHubConfig } from './github/github.config.ts';
import { GitHubModule } from './github/github.module.ts';

/** The classes of settings that a process with EnrichModule needs. */
export const ENRICH_CONFIGS = [EnrichConfig, GitHubConfig, ExportSwitch, RedisConfig, RetentionConfig] as const;

const STAGES = StagesModule.running({
  stages: ['enrich'],
  imports: [GitHubModule],
  inject: [AnalysisStore, ReviewFactStore, ReportLedger, GitHubEnrichment, EnrichConfig, GitHubConfig],
  useFactory: (
    store: AnalysisStore,
    reviews: ReviewFactStore,
    reportLedger: ReportLedger,
    github: GitHubEnrichment,
    config: EnrichConfig,
    githubConfig: GitHubConfig,
  ): StagesSetup => {
    const reports = githubConfig.reports() ? reportLedger : undefined;
    const parts = { store, reviews, github, reports, settings: config.attribution(), teamsOf: githubConfig.teams() };
    return { handlers: [new EnrichHandler(parts)], concurrency: { enrich: config.concurrency } };
  },
});

/** The enrich stage. */
@Module({ imports: [STAGES] })
export class EnrichModule {}
