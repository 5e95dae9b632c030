import { Module, type DynamicModule, type FactoryProvider, type Type } from '@nestjs/common';
import type { KeyRing } from '@provenance/domain';
import { RetentionConfig, StoreModule } from '@provenance/runtime';
import { HttpConfig, LOGGER, type Logger } from '@provenance/service';
import { AnalysisStore, DecisionLogStore } from '@provenance/store';
import { DecisionLog } from '../decision-log/decision-log.ts';
import { ResultsRetention } from '../decision-log/results-retention.ts';
import { PolicyConfig, repositoryUrl } from '../policy/policy.config.ts';
import { DECISION_KEYS } from './keys.controller.ts';
import { Notary } from './notary.ts';
import { decisionKeys, logNames, SigningConfig } from './signing.config.ts';

const PROVIDERS: FactoryProvider[] = [
  { provide: DECISION_KEYS, useFactory: (config: SigningConfig) => decisionKeys(config) ?? null, inject: [SigningConfig] },
  { provide: ResultsRetention, useFactory: ({ resultsDays }: RetentionConfig) => new ResultsRetention(resultsDays), inject: [RetentionConfig] },
  {
    provide: DecisionLog,
    useFactory: (store: DecisionLogStore, keys: KeyRing | null, config: SigningConfig, http: HttpConfig, log: Logger) =>
      new DecisionLog(store, keys ?? undefined, logNames(config, http.serviceBaseUrl), log),
    inject: [DecisionLogStore, DECISION_KEYS, SigningConfig, HttpConfig, LOGGER],
  },
  {
    provide: Notary,
    useFactory: (store: AnalysisStore, log: DecisionLog, keys: KeyRing | null, policy: PolicyConfig, http: HttpConfig) =>
      new Notary(store, log, { keys: keys ?? undefined, repositoryUrl: repositoryUrl(policy), serviceUrl: http.serviceBaseUrl.replace(/\/+$/, '') }),
    inject: [AnalysisStore, DecisionLog, DECISION_KEYS, PolicyConfig, HttpConfig],
  },
];

/** The keys of decisions, and what is made with them, over modules that export AnalysisStore and DecisionLogStore. */
@Module({ providers: PROVIDERS, exports: PROVIDERS.map(({ provide }) => provide) })
export class AttestationModule {
  static over(...parts: (Type | DynamicModule)[]): DynamicModule {
    return { module: AttestationModule, imports: parts };
  }
}

/** The one of a process: its stages and its reads share the head of the log. */
export const ATTESTATION = AttestationModule.over(StoreModule);
