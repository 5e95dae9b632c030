import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { QueueControl, type StageQueues } from '@provenance/queue';
import { STAGE_QUEUES } from '@provenance/runtime';
import { QueuesController } from './queues.controller.ts';

/** The queues over HTTP, over modules that export the queues of the stages, OpenLedger and ExportJobs. */
@Module({
  controllers: [QueuesController],
  providers: [{ provide: QueueControl, useFactory: (queues: StageQueues) => new QueueControl(queues), inject: [STAGE_QUEUES] }],
})
export class QueuesAdminModule {
  static over(...parts: (Type | DynamicModule)[]): DynamicModule {
    return { module: QueuesAdminModule, imports: parts };
  }
}
