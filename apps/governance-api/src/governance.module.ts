import { Inject, Module } from '@nestjs/common';
import type { StageQueues } from '@provenance/queue';
import { ACCESS, AccessConfig, AccessStoresModule, ExportsModule, ExportSwitch, FlowsModule, QueuesModule, RedisConfig, RetentionConfig, STAGE_QUEUES, StoreModule } from '@provenance/runtime';
import { Metrics, ProxyConfig } from '@provenance/service';
import { AccessAdminModule } from './access/access-admin.module.ts';
import { BACKTESTS } from './backtests/backtests.module.ts';
import { ATTESTATION } from './attestation/attestation.module.ts';
import { SigningConfig } from './attestation/signing.config.ts';
import { ReadsConfig } from './analyses/reads.config.ts';
import { AnalyticsConfig } from './analytics/analytics.config.ts';
import { AnalyticsModule } from './analytics/analytics.module.ts';
import { FiguresModule } from './analytics/clickhouse/figures.module.ts';
import { ChangesModule } from './changes/changes.module.ts';
import { DeploymentModule } from './deployment/deployment.module.ts';
import { ExportConfig } from './export/export.config.ts';
import { ExportModule } from './export/export.module.ts';
import { FindingsModule } from './findings/findings.module.ts';
import { POLICIES } from './policies/policies.module.ts';
import { PolicyFileConfig } from './policies/policy-file.config.ts';
import { PolicyConfig } from './policy/policy.config.ts';
import { observeQueues } from './queue-metrics.ts';
import { QueuesAdminModule } from './queues/queues-admin.module.ts';
import { ReadsModule } from './reads.module.ts';
import { ReanalysesModule } from './reanalyses/reanalyses.module.ts';
import { GOVERNANCE_STAGES } from './stages/governance-stages.ts';
import { StagesConfig } from './stages/stages.config.ts';

/** The classes of settings that a process with GovernanceModule needs. */
export const GOVERNANCE_CONFIGS = [AccessConfig, PolicyConfig, PolicyFileConfig, SigningConfig, StagesConfig, ReadsConfig, AnalyticsConfig, ExportConfig, ExportSwitch, ProxyConfig, RedisConfig, RetentionConfig] as const;

/** The decide and analyse stages, every read, and the figures on agents. */
@Module({ imports: [ACCESS, AccessAdminModule.over(ACCESS, AccessStoresModule), QueuesModule, QueuesAdminModule.over(StoreModule, QueuesModule, ExportsModule), ReanalysesModule.over(StoreModule, QueuesModule, FlowsModule), DeploymentModule.over(StoreModule, ATTESTATION), GOVERNANCE_STAGES, POLICIES, BACKTESTS, ReadsModule.over(StoreModule, QueuesModule, ChangesModule, ATTESTATION), FindingsModule.over(StoreModule, ExportsModule), ExportModule, AnalyticsModule.over(FiguresModule, StoreModule)] })
export class GovernanceModule {
  constructor(metrics: Metrics, @Inject(STAGE_QUEUES) queues: StageQueues) {
    observeQueues(metrics, queues);
  }
}
