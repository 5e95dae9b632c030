import { Inject, Module, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Sweeper, type StageQueues } from '@provenance/queue';
import { HealthRegistry, Metrics, RedisConfig, RetentionConfig } from '@provenance/service';
import { OpenLedger, type RedisClient } from '@provenance/store';
import { AnalysesModule } from './analyses/analyses.module.ts';
import { IngestConfig } from './ingest.config.ts';
import { RedisPartsModule, STAGE_QUEUES, STORE_REDIS } from './redis-parts.module.ts';
import { JOB_OBSERVER, SWEEPER } from './sweeper.provider.ts';

/** The classes of settings that a process with IngestModule needs. */
export const INGEST_CONFIGS = [IngestConfig, RedisConfig, RetentionConfig] as const;

/** The ingest stage: POST /v1/analysis, and the sweeper that sees to it that what was accepted ends. */
@Module({ imports: [RedisPartsModule, AnalysesModule.over(RedisPartsModule)], providers: [JOB_OBSERVER, SWEEPER] })
export class IngestModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #sweeper: Sweeper;

  constructor(
    sweeper: Sweeper,
    ledger: OpenLedger,
    metrics: Metrics,
    health: HealthRegistry,
    @Inject(STORE_REDIS) redis: RedisClient,
    @Inject(STAGE_QUEUES) queues: StageQueues,
  ) {
    this.#sweeper = sweeper;
    health.add('ready', 'store', () => connected(redis));
    health.add('ready', 'queue', () => connected(queues.redis));
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

async function connected(redis: RedisClient): Promise<string | undefined> {
  if (redis.status !== 'ready') return 'not connected';
  await redis.ping();
  return undefined;
}
