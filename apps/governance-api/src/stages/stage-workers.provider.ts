import type { FactoryProvider } from '@nestjs/common';
import { StageWorkers, type StageHandler } from '@provenance/queue';
import { JobObserver, LOGGER, Metrics, RedisConfig, type Logger } from '@provenance/service';
import { AnalysisStore } from '@provenance/store';
import { PolicyConfig, policySettings, repositoryUrl } from '../policy/policy.config.ts';
import { AnalyseHandler } from './analyse.handler.ts';
import { DecideHandler } from './decide.handler.ts';
import { StagesConfig } from './stages.config.ts';

const STAGE_HANDLERS = Symbol('stage handlers');

export const HANDLERS: FactoryProvider<StageHandler[]> = {
  provide: STAGE_HANDLERS,
  useFactory: (store: AnalysisStore, policy: PolicyConfig, metrics: Metrics) => [
    new DecideHandler(store, { policy: policySettings(policy), repositoryUrl: repositoryUrl(policy) }, metrics),
    new AnalyseHandler(store, metrics),
  ],
  inject: [AnalysisStore, PolicyConfig, Metrics],
};

export const JOB_OBSERVER: FactoryProvider<JobObserver> = {
  provide: JobObserver,
  useFactory: (metrics: Metrics, log: Logger) => new JobObserver(metrics, log),
  inject: [Metrics, LOGGER],
};

/** The workers of the two stages that this process runs. */
export const STAGE_WORKERS: FactoryProvider<StageWorkers> = {
  provide: StageWorkers,
  useFactory: (
    handlers: StageHandler[],
    store: AnalysisStore,
    observer: JobObserver,
    redis: RedisConfig,
    stages: StagesConfig,
  ) =>
    new StageWorkers(handlers, store, observer, {
      redisUrl: redis.url,
      stages: ['decide', 'analyse'],
      concurrency: { decide: stages.decideConcurrency, analyse: stages.analyseConcurrency },
    }),
  inject: [STAGE_HANDLERS, AnalysisStore, JobObserver, RedisConfig, StagesConfig],
};
