import { Global, Module, type BeforeApplicationShutdown, type DynamicModule, type OnApplicationShutdown, type OnModuleDestroy, type OnModuleInit, type Type } from '@nestjs/common';
import { HealthController } from '../health/health.controller.ts';
import { HealthRegistry } from '../health/health-registry.ts';
import { LOGGER } from '../log/logger.ts';
import { watchEventLoopDelay } from '../metrics/event-loop-delay.ts';
import { Metrics } from '../metrics/metrics.ts';
import { MetricsController } from '../metrics/metrics.controller.ts';
import { Telemetry } from '../telemetry/telemetry.ts';
import { Endings } from './endings.ts';
import type { ProcessFacts } from './prepare-process.ts';
import { RunningProcess } from './running-process.ts';

/**
 * The root of a process: makes settings (by class), LOGGER, Metrics, RunningProcess and HealthRegistry injectable everywhere
 * and imports the application's module.
 */
@Global()
@Module({ controllers: [HealthController, MetricsController] })
export class ServiceModule implements OnModuleInit, OnModuleDestroy, BeforeApplicationShutdown, OnApplicationShutdown {
  readonly #telemetry: Telemetry;
  readonly #health: HealthRegistry;
  #endWatch = (): void => undefined;

  constructor(telemetry: Telemetry, health: HealthRegistry) {
    this.#telemetry = telemetry;
    this.#health = health;
  }

  static around(module: Type | DynamicModule, facts: ProcessFacts): DynamicModule {
    const providers = [
      ...facts.settings.map((instance) => ({ provide: instance.constructor as Type, useValue: instance })),
      { provide: LOGGER, useValue: facts.log },
      { provide: Telemetry, useValue: facts.telemetry },
      { provide: Metrics, useValue: facts.telemetry.metrics },
      { provide: RunningProcess, useValue: new RunningProcess(facts.name, facts.version) },
      { provide: HealthRegistry, useValue: facts.health },
      { provide: Endings, useValue: facts.endings },
    ];
    return { module: ServiceModule, imports: [module], providers, exports: providers.map(({ provide }) => provide) };
  }

  onModuleInit(): void {
    this.#endWatch = watchEventLoopDelay(this.#telemetry.metrics);
  }

  /** First of all: what is in hand may take a while, and nothing new should come. */
  onModuleDestroy(): void {
    this.#health.end();
  }

  /** The last metrics are sent after the stores have closed: a gauge of theirs would be an alarm at each end in order. */
  beforeApplicationShutdown(): void {
    this.#telemetry.metrics.endObserving();
  }

  /** Last of all, so that what the other modules measured while closing is still sent. */
  async onApplicationShutdown(): Promise<void> {
    this.#endWatch();
    await this.#telemetry.shutdown();
  }
}
