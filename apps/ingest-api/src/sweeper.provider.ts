import type { FactoryProvider } from '@nestjs/common';
import { AnalysisFlows, DeadLetters, Sweeper, type StageQueues } from '@provenance/queue';
import { JobObserver, LOGGER, Metrics, type Logger } from '@provenance/service';
import { AnalysisStore, OpenLedger } from '@provenance/store';
import { STAGE_QUEUES } from './redis-parts.module.ts';

/** The sweeper of this process; several may run side by side. */
export const SWEEPER: FactoryProvider<Sweeper> = {
  provide: Sweeper,
  useFactory: (ledger: OpenLedger, store: AnalysisStore, flows: AnalysisFlows, queues: StageQueues, observer: JobObserver) =>
    new Sweeper({ ledger, store, flows, queues, deadLetters: new DeadLetters(queues, store) }, observer),
  inject: [OpenLedger, AnalysisStore, AnalysisFlows, STAGE_QUEUES, JobObserver],
};

export const JOB_OBSERVER: FactoryProvider<JobObserver> = {
  provide: JobObserver,
  useFactory: (metrics: Metrics, log: Logger) => new JobObserver(metrics, log),
  inject: [Metrics, LOGGER],
};
