import type { DynamicModule } from '@nestjs/common';
import { StagesModule, type StagesSetup } from '@provenance/runtime';
import { Metrics } from '@provenance/service';
import { AnalysisStore, AnalyticsStore, ReviewFactStore } from '@provenance/store';
import { PolicyConfig, policySettings, repositoryUrl } from '../policy/policy.config.ts';
import { AnalyseHandler } from './analyse.handler.ts';
import { DecideHandler } from './decide.handler.ts';
import { StagesConfig } from './stages.config.ts';

/** The two stages that governance-api runs. */
export const GOVERNANCE_STAGES: DynamicModule = StagesModule.running({
  stages: ['decide', 'analyse'],
  inject: [AnalysisStore, AnalyticsStore, ReviewFactStore, PolicyConfig, StagesConfig, Metrics],
  useFactory: (
    store: AnalysisStore,
    analytics: AnalyticsStore,
    reviews: ReviewFactStore,
    policy: PolicyConfig,
    stages: StagesConfig,
    metrics: Metrics,
  ): StagesSetup => ({
    handlers: [
      new DecideHandler(store, reviews, { policy: policySettings(policy), repositoryUrl: repositoryUrl(policy) }, metrics),
      new AnalyseHandler(store, analytics, reviews, metrics),
    ],
    concurrency: { decide: stages.decideConcurrency, analyse: stages.analyseConcurrency },
  }),
});
