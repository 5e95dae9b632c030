import { Module, type BeforeApplicationShutdown, type FactoryProvider, type OnApplicationBootstrap } from '@nestjs/common';
import { AnalysisFlows, DeadLetters, Sweeper, type StageQueues } from '@provenance/queue';
import { FlowsModule, JobObserver, QueuesModule, STAGE_QUEUES, StoreModule } from '@provenance/runtime';
import { Metrics, RunningProcess } from '@provenance/service';
import { AnalysisStore, OpenLedger } from '@provenance/store';

const SWEEPER: FactoryProvider<Sweeper> = {
  provide: Sweeper,
  useFactory: (
    ledger: OpenLedger,
    store: AnalysisStore,
    flows: AnalysisFlows,
    queues: StageQueues,
    deadLetters: DeadLetters,
    observer: JobObserver,
  ) => new Sweeper({ ledger, store, flows, queues, deadLetters }, observer),
  inject: [OpenLedger, AnalysisStore, AnalysisFlows, STAGE_QUEUES, DeadLetters, JobObserver],
};

/** The sweeper of this process: it sees to it that what was accepted ends. Several may run side by side. */
@Module({ imports: [StoreModule, QueuesModule, FlowsModule], providers: [JobObserver, SWEEPER] })
export class SweepModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #sweeper: Sweeper;

  constructor(sweeper: Sweeper, ledger: OpenLedger, metrics: Metrics, process: RunningProcess) {
    this.#sweeper = sweeper;
    process.run('ingest');
    metrics.observe('provenance_outbox_pending', async () => [
      { value: (await ledger.size(Date.now())).due, labels: {} },
    ]);
  }

  onApplicationBootstrap(): void {
    this.#sweeper.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#sweeper.stop();
  }
}
