import { Module, type FactoryProvider } from '@nestjs/common';
import { AnalysisFlows, BullAnalysisFlows, type StageQueues } from '@provenance/queue';
import { QueuesModule, STAGE_QUEUES } from './queues.module.ts';

const FLOWS: FactoryProvider<AnalysisFlows> = {
  provide: AnalysisFlows,
  useFactory: (queues: StageQueues) => new BullAnalysisFlows(queues),
  inject: [STAGE_QUEUES],
};

/** What starts the work of analyses; the queues close with their own module. */
@Module({ imports: [QueuesModule], providers: [FLOWS], exports: [AnalysisFlows] })
export class FlowsModule {}
