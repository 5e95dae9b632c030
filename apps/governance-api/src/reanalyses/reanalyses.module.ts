import { Module, type DynamicModule, type FactoryProvider, type Type } from '@nestjs/common';
import { AnalysisFlows, DeadLetters, Reanalyses } from '@provenance/queue';
import { JobObserver } from '@provenance/runtime';
import { AnalysisStore, CommitReports, PullRequestHeads, ReportLedger } from '@provenance/store';
import { ReanalysesController } from './reanalyses.controller.ts';

const REANALYSES: FactoryProvider<Reanalyses> = {
  provide: Reanalyses,
  useFactory: (store: AnalysisStore, flows: AnalysisFlows, deadLetters: DeadLetters, observer: JobObserver, ...[heads, reports, checks]: [PullRequestHeads, ReportLedger, CommitReports]) =>
    new Reanalyses({ store, flows, deadLetters, heads, reports, checks, observer }),
  inject: [AnalysisStore, AnalysisFlows, DeadLetters, JobObserver, PullRequestHeads, ReportLedger, CommitReports],
};

/** Running analyses again over HTTP, over modules that export the store, the flows and the dead letters. */
@Module({ controllers: [ReanalysesController], providers: [JobObserver, REANALYSES] })
export class ReanalysesModule {
  static over(...parts: (Type | DynamicModule)[]): DynamicModule {
    return { module: ReanalysesModule, imports: parts };
  }
}
