import { Inject, Module, type FactoryProvider, type OnApplicationShutdown } from '@nestjs/common';
import { ExportJobs, ExportRequests, NoExports, type StageQueues } from '@provenance/queue';
import { LOGGER, type Logger } from '@provenance/service';
import { QueuesModule, STAGE_QUEUES } from '../queues/queues.module.ts';
import { connectionErrors } from '../store/connection.ts';
import { ExportSwitch } from './export-switch.config.ts';

const PROVIDERS: FactoryProvider[] = [
  {
    provide: ExportJobs,
    useFactory: (queues: StageQueues, log: Logger) => new ExportJobs(queues, connectionErrors(log, 'export queue')),
    inject: [STAGE_QUEUES, LOGGER],
  },
  {
    provide: ExportRequests,
    // Without a sink nobody takes the requests: they would pile up.
    useFactory: ({ backend }: ExportSwitch, jobs: ExportJobs) => (backend === 'off' ? new NoExports() : jobs),
    inject: [ExportSwitch, ExportJobs],
  },
];

/** Asks for exports. What is asked for goes out by governance-api. */
@Module({ imports: [QueuesModule], providers: PROVIDERS, exports: PROVIDERS.map(({ provide }) => provide) })
export class ExportsModule implements OnApplicationShutdown {
  readonly #jobs: ExportJobs;

  constructor(@Inject(ExportJobs) jobs: ExportJobs) {
    this.#jobs = jobs;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#jobs.close();
  }
}
