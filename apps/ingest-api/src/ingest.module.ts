import { Module } from '@nestjs/common';
import { RedisConfig, RetentionConfig, StoreModule } from '@provenance/runtime';
import { AnalysesModule } from './analyses/analyses.module.ts';
import { FlowsModule } from './flows/flows.module.ts';
import { IngestConfig } from './ingest.config.ts';
import { SweepModule } from './sweep/sweep.module.ts';

/** The classes of settings that a process with IngestModule needs. */
export const INGEST_CONFIGS = [IngestConfig, RedisConfig, RetentionConfig] as const;

/** The ingest stage: POST /v1/analysis, and the sweeper that sees to it that what was accepted ends. */
@Module({ imports: [AnalysesModule.over(StoreModule, FlowsModule), SweepModule] })
export class IngestModule {}
