import { Module } from '@nestjs/common';
import { RedisConfig, RetentionConfig, StagesModule, type StagesSetup } from '@provenance/runtime';
import { AnalysisStore } from '@provenance/store';
import { EnrichConfig } from './enrich/enrich.config.ts';
import { EnrichHandler } from './enrich/enrich.handler.ts';

/** The classes of settings that a process with EnrichModule needs. */
export const ENRICH_CONFIGS = [EnrichConfig, RedisConfig, RetentionConfig] as const;

const STAGES = StagesModule.running({
  stages: ['enrich'],
  inject: [AnalysisStore, EnrichConfig],
  useFactory: (store: AnalysisStore, config: EnrichConfig): StagesSetup => ({
    handlers: [new EnrichHandler(store, config.attribution())],
    concurrency: { enrich: config.concurrency },
  }),
});

/** The enrich stage. */
@Module({ imports: [STAGES] })
export class EnrichModule {}
