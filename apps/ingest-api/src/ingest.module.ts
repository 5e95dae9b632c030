import { Module } from '@nestjs/common';
import { ACCESS, AccessConfig, FlowsModule, RedisConfig, RetentionConfig, StoreModule } from '@provenance/runtime';
import { ProxyConfig } from '@provenance/service';
import { AnalysesModule } from './analyses/analyses.module.ts';
import { IngestConfig } from './ingest.config.ts';
import { SweepModule } from './sweep/sweep.module.ts';
import { WebhooksConfig } from './webhooks/webhooks.config.ts';
import { WebhooksModule } from './webhooks/webhooks.module.ts';

/** The classes of settings that a process with IngestModule needs. */
export const INGEST_CONFIGS = [IngestConfig, WebhooksConfig, AccessConfig, ProxyConfig, RedisConfig, RetentionConfig] as const;

const ANALYSES = AnalysesModule.over(StoreModule, FlowsModule);

/** The ingest stage: POST /v1/analysis, deliveries of GitHub, and the sweeper that sees to it that what was accepted ends. */
@Module({ imports: [ACCESS, ANALYSES, WebhooksModule.over(ANALYSES, StoreModule), SweepModule] })
export class IngestModule {}
