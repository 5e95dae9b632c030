import { hostname } from 'node:os';
import { Module, type FactoryProvider, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DetectorSet } from '@provenance/detection';
import { STORE_REDIS, StoreModule } from '@provenance/runtime';
import { HealthRegistry, LOGGER, Metrics, troublesIn, type Logger } from '@provenance/service';
import { CapabilityStore, DetectionCache, RedisDetectionCache, type RedisClient } from '@provenance/store';
import { CapabilityPublisher } from '../capabilities/capability-publisher.ts';
import { DetectConfig } from '../detect/detect.config.ts';
import { DetectorMetrics } from './detector-metrics.ts';
import { openDetectors } from './open-detectors.ts';

const PROVIDERS: FactoryProvider[] = [
  { provide: DetectionCache, useFactory: (redis: RedisClient) => new RedisDetectionCache(redis), inject: [STORE_REDIS] },
  {
    provide: DetectorSet,
    useFactory: (config: DetectConfig, cache: DetectionCache, metrics: Metrics, log: Logger, health: HealthRegistry) =>
      openDetectors(config, cache, new DetectorMetrics(metrics, log, health)),
    inject: [DetectConfig, DetectionCache, Metrics, LOGGER, HealthRegistry],
  },
  {
    provide: CapabilityPublisher,
    useFactory: (detectors: DetectorSet, store: CapabilityStore, log: Logger) =>
      new CapabilityPublisher(detectors, store, `${hostname()}:${process.pid}`, (error) => {
        troublesIn(log).tell(error, 'capabilities were not published');
      }),
    inject: [DetectorSet, CapabilityStore, LOGGER],
  },
];

/** The detectors of this process. They are proven by their self-test before the process takes a job. */
@Module({ imports: [StoreModule], providers: PROVIDERS, exports: [DetectorSet] })
export class DetectorsModule implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #detectors: DetectorSet;
  readonly #publisher: CapabilityPublisher;

  constructor(detectors: DetectorSet, publisher: CapabilityPublisher) {
    this.#detectors = detectors;
    this.#publisher = publisher;
  }

  onApplicationBootstrap(): void {
    this.#publisher.start();
  }

  /** After the last job has ended: those that run still need the engines. */
  async onApplicationShutdown(): Promise<void> {
    await this.#publisher.stop();
    await this.#detectors.close();
  }
}
