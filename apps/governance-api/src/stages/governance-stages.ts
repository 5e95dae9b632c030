import type { DynamicModule } from '@nestjs/common';
import { ExportRequests } from '@provenance/queue';
import { ExportsModule, StagesModule, type StagesSetup } from '@provenance/runtime';
import { LOGGER, Metrics, type Logger } from '@provenance/service';
import { AnalysisStore, AnalyticsStore, DecidedIndex, FindingStore, ReviewFactStore } from '@provenance/store';
import { ATTESTATION } from '../attestation/attestation.module.ts';
import { Notary } from '../attestation/notary.ts';
import { FindingRegister } from '../findings/finding-register.ts';
import { POLICIES } from '../policies/policies.module.ts';
import { PolicySource } from '../policies/policy-source.ts';
import { PolicyConfig, policySettings, repositoryUrl } from '../policy/policy.config.ts';
import { AnalyseHandler } from './analyse.handler.ts';
import { DecideHandler } from './decide.handler.ts';
import { StagesConfig } from './stages.config.ts';

/** What the two stages are made of, in the order of `inject`. */
type Parts = [AnalysisStore, AnalyticsStore, ReviewFactStore, PolicyConfig, StagesConfig, Metrics, Notary, PolicySource, DecidedIndex, FindingStore, ExportRequests, Logger];

/** The two stages that governance-api runs. */
export const GOVERNANCE_STAGES: DynamicModule = StagesModule.running({
  stages: ['decide', 'analyse'],
  imports: [POLICIES, ATTESTATION, ExportsModule],
  inject: [AnalysisStore, AnalyticsStore, ReviewFactStore, PolicyConfig, StagesConfig, Metrics, Notary, PolicySource, DecidedIndex, FindingStore, ExportRequests, LOGGER],
  useFactory: (...[store, analytics, reviews, policy, stages, metrics, notary, policies, decided, findings, exports, log]: Parts): StagesSetup => ({
    handlers: [
      new DecideHandler(store, reviews, { policy: policySettings(policy), repositoryUrl: repositoryUrl(policy), policies, register: new FindingRegister(findings, reviews, analytics, exports) }, metrics, notary, decided),
      new AnalyseHandler(store, analytics, reviews, metrics, exports, log),
    ],
    concurrency: { decide: stages.decideConcurrency, analyse: stages.analyseConcurrency },
  }),
});
