import { Inject, Module, Optional, type BeforeApplicationShutdown, type FactoryProvider, type OnApplicationBootstrap } from '@nestjs/common';
import { ExportJobs, ExportLetters, ExportWorker } from '@provenance/queue';
import { ExportsModule, RedisConfig, StoreModule, workersProbe } from '@provenance/runtime';
import { HealthRegistry, LOGGER, Metrics, TelemetryConfig, troublesIn, type Logger } from '@provenance/service';
import { AnalysisStore, ReviewFactStore } from '@provenance/store';
import { Batcher } from './batcher.ts';
import { EventBuilder } from './event-builder.ts';
import { ExportConfig } from './export.config.ts';
import { ExportRowsHandler } from './export.handler.ts';
import { ExportLettersController } from './export-letters.controller.ts';
import { openSink } from './sinks/open-sink.ts';
import type { Sink } from './sinks/sink.ts';
import { UnsentRequests } from './unsent-requests.ts';

const SINK = Symbol('sink');
const RUNNING = Symbol('running export');

/** Several batches in hand: one is sent while others fill. */
const BATCHES_IN_HAND = 4;

/** What runs while something is exported. */
interface RunningExport {
  sink: Sink;
  batcher: Batcher;
  worker: ExportWorker;
}

const PROVIDERS: FactoryProvider[] = [
  { provide: ExportLetters, useFactory: (jobs: ExportJobs) => new ExportLetters(jobs), inject: [ExportJobs] },
  { provide: UnsentRequests, useFactory: (jobs: ExportJobs, log: Logger) => new UnsentRequests(jobs, log), inject: [ExportJobs, LOGGER] },
  { provide: SINK, useFactory: openSink, inject: [ExportConfig, TelemetryConfig] },
  { provide: RUNNING, useFactory: runExport, inject: [{ token: SINK, optional: true }, ExportJobs, AnalysisStore, ReviewFactStore, ExportConfig, RedisConfig, Metrics, HealthRegistry, LOGGER] },
];

function runExport(...[sink, jobs, store, reviews, config, redis, metrics, health, log]: [Sink | undefined, ExportJobs, AnalysisStore, ReviewFactStore, ExportConfig, RedisConfig, Metrics, HealthRegistry, Logger]): RunningExport | undefined {
  if (sink === undefined) return undefined;
  const batcher = new Batcher(sink, { size: config.batchSize, ageMs: config.batchMs });
  const handler = new ExportRowsHandler(sink.name, new EventBuilder(store, reviews), batcher, metrics, log);
  const worker = new ExportWorker(handler, jobs, { redis: redis.target(), onError: warnOf(log), concurrency: config.batchSize * BATCHES_IN_HAND });
  health.add('watched', 'export', () => handler.trouble());
  health.add('live', 'export worker', workersProbe(worker, 'live'));
  metrics.observe('provenance_export_lag_seconds', async () => [{ value: (await jobs.gauge()).oldestAgeSeconds, labels: { sink: sink.name } }]);
  return { sink, batcher, worker };
}

function warnOf(log: Logger): (error: Error) => void {
  return (error) => troublesIn(log).tell(error, 'trouble with the export');
}

/** Sends what is asked for to the sink. It runs in a queue of its own, so that nothing waits for a warehouse. */
@Module({ imports: [StoreModule, ExportsModule], controllers: [ExportLettersController], providers: PROVIDERS })
export class ExportModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #running: RunningExport | undefined;
  readonly #unsent: UnsentRequests;

  constructor(@Optional() @Inject(RUNNING) running: RunningExport | undefined, unsent: UnsentRequests) {
    this.#running = running;
    this.#unsent = unsent;
  }

  onApplicationBootstrap(): void {
    if (this.#running === undefined) this.#unsent.start();
    else this.#running.worker.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#unsent.stop();
    await this.#running?.worker.close();
    this.#running?.batcher.close();
    await this.#running?.sink.close();
  }
}
