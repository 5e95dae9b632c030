import {
  Inject,
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type FactoryProvider,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import type { Stage } from '@provenance/domain';
import { StageWorkers, type StageHandler } from '@provenance/queue';
import { HealthRegistry, RunningProcess } from '@provenance/service';
import { AnalysisStore } from '@provenance/store';
import { workersProbe } from '../queues/workers-probe.ts';
import { RedisConfig } from '../store/redis.config.ts';
import { StoreModule } from '../store/store.module.ts';
import { JobObserver } from './job-observer.ts';

/** What the stages of a process do. */
export interface StagesSetup {
  /** One a stage. */
  handlers: readonly StageHandler[];
  /** Jobs at a time, by stage. */
  concurrency: Partial<Record<Stage, number>>;
}

export interface StagesOptions {
  stages: readonly Stage[];
  /** Modules whose exports the factory is handed; those of StoreModule and all settings are there without. */
  imports?: DynamicModule['imports'];
  inject: FactoryProvider['inject'];
  // Nest hands over what `inject` names, in its order: only the caller knows these types.
  useFactory: FactoryProvider<StagesSetup>['useFactory'];
}

const STAGES = Symbol('stages');
const SETUP = Symbol('stages setup');

/** Takes jobs once the whole process is made, proves that it does to /healthz, ends them before anything they need. */
@Module({})
export class StagesModule implements OnApplicationBootstrap, OnModuleDestroy, BeforeApplicationShutdown {
  readonly #workers: StageWorkers;

  constructor(workers: StageWorkers, @Inject(STAGES) stages: readonly Stage[], observer: JobObserver, health: HealthRegistry, process: RunningProcess) {
    this.#workers = workers;
    for (const stage of stages) process.run(stage);
    for (const kind of ['live', 'ready'] as const) health.add(kind, stages.join(' and '), workersProbe(workers, kind));
    health.add('watched', 'newer jobs', () => observer.newerJobs());
  }

  /** The module that runs these stages. */
  static running({ stages, imports = [], inject = [], useFactory }: StagesOptions): DynamicModule {
    const workers: FactoryProvider<StageWorkers> = {
      provide: StageWorkers,
      useFactory: ({ handlers, concurrency }: StagesSetup, store: AnalysisStore, observer: JobObserver, redis: RedisConfig) =>
        new StageWorkers(handlers, store, observer, { redis: redis.target(), stages, concurrency }),
      inject: [SETUP, AnalysisStore, JobObserver, RedisConfig],
    };
    return {
      module: StagesModule,
      imports: [StoreModule, ...imports],
      providers: [{ provide: STAGES, useValue: stages }, { provide: SETUP, inject, useFactory }, JobObserver, workers],
    };
  }

  onApplicationBootstrap(): void {
    this.#workers.start();
  }

  /** Nest ends one module after the other: the stages of one process must not wait for each other's jobs. */
  onModuleDestroy(): void {
    void this.#workers.close();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#workers.close();
  }
}
