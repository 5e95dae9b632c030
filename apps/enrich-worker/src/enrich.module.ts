import { Module } from '@nestjs/common';
import { RedisConfig, RetentionConfig, StagesModule, type StagesSetup } from '@provenance/runtime';
import { AnalysisStore, ReviewFactStore } from '@provenance/store';
import { EnrichConfig } from './enrich/enrich.config.ts';
import { EnrichHandler } from './enrich/enrich.handler.ts';
import { GitHubEnrichment } from './github/github-enrichment.ts';
import { GitHubConfig } from './github/github.config.ts';
import { GitHubModule } from './github/github.module.ts';

/** The classes of settings that a process with EnrichModule needs. */
export const ENRICH_CONFIGS = [EnrichConfig, GitHubConfig, RedisConfig, RetentionConfig] as const;

const STAGES = StagesModule.running({
  stages: ['enrich'],
  imports: [GitHubModule],
  inject: [AnalysisStore, ReviewFactStore, GitHubEnrichment, EnrichConfig, GitHubConfig],
  useFactory: (
    store: AnalysisStore,
    reviews: ReviewFactStore,
    github: GitHubEnrichment,
    config: EnrichConfig,
    githubConfig: GitHubConfig,
  ): StagesSetup => ({
    handlers: [new EnrichHandler({ store, reviews, github, settings: config.attribution(), teamsOf: githubConfig.teams() })],
    concurrency: { enrich: config.concurrency },
  }),
});

/** The enrich stage. */
@Module({ imports: [STAGES] })
export class EnrichModule {}
