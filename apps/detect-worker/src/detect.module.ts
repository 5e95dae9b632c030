import { Module, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DetectorSet } from '@provenance/detection';
import { StageWorkers } from '@provenance/queue';
import { HealthRegistry, RedisConfig, RetentionConfig } from '@provenance/service';
import { CapabilityPublisher } from './capabilities/capability-publisher.ts';
import { DetectConfig } from './detect/detect.config.ts';
import { DETECT_PROVIDERS } from './detect.providers.ts';
import { RedisPartsModule } from './redis-parts.module.ts';

/** The classes of settings that a process with DetectModule needs. */
export const DETECT_CONFIGS = [DetectConfig, RedisConfig, RetentionConfig] as const;

/** The detect stage. Its engines are proven by their self-test before the process takes a job. */
@Module({ imports: [RedisPartsModule], providers: DETECT_PROVIDERS })
export class DetectModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #workers: StageWorkers;
  readonly #detectors: DetectorSet;
  readonly #publisher: CapabilityPublisher;

  constructor(
    workers: StageWorkers,
    detectors: DetectorSet,
    publisher: CapabilityPublisher,
    health: HealthRegistry,
  ) {
    this.#workers = workers;
    this.#detectors = detectors;
    this.#publisher = publisher;
    health.add('live', 'detect', () => (workers.health().live ? undefined : workers.health().detail));
    health.add('ready', 'detect', () => (workers.health().ready ? undefined : workers.health().detail));
  }

  onApplicationBootstrap(): void {
    this.#publisher.start();
    this.#workers.start();
  }

  /** Jobs first: those that run still need the engines. */
  async beforeApplicationShutdown(): Promise<void> {
    this.#publisher.stop();
    await this.#workers.close();
    await this.#detectors.close();
  }
}
