import { Module, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Sweeper } from '@provenance/queue';
import { Metrics, RedisConfig, RetentionConfig } from '@provenance/service';
import { OpenLedger } from '@provenance/store';
import { AnalysesModule } from './analyses/analyses.module.ts';
import { IngestConfig } from './ingest.config.ts';
import { RedisPartsModule } from './redis-parts.module.ts';
import { JOB_OBSERVER, SWEEPER } from './sweeper.provider.ts';

/** The classes of settings that a process with IngestModule needs. */
export const INGEST_CONFIGS = [IngestConfig, RedisConfig, RetentionConfig] as const;

/** The ingest stage: POST /v1/analysis, and the sweeper that sees to it that what was accepted ends. */
@Module({ imports: [RedisPartsModule, AnalysesModule.over(RedisPartsModule)], providers: [JOB_OBSERVER, SWEEPER] })
export class IngestModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #sweeper: Sweeper;

  constructor(sweeper: Sweeper, ledger: OpenLedger, metrics: Metrics) {
    this.#sweeper = sweeper;
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
