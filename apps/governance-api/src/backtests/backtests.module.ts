import { Inject, Module, type BeforeApplicationShutdown, type DynamicModule, type FactoryProvider, type OnApplicationBootstrap, type Type } from '@nestjs/common';
import { BacktestJobs, BacktestWorker, type StageQueues } from '@provenance/queue';
import { QueuesModule, RedisConfig, STAGE_QUEUES, StoreModule, workersProbe } from '@provenance/runtime';
import { HealthRegistry, HttpConfig, LOGGER, troublesIn, type Logger } from '@provenance/service';
import { AnalysisStore, BacktestStore, DecidedIndex, ReviewFactStore } from '@provenance/store';
import { POLICIES } from '../policies/policies.module.ts';
import { PolicySource } from '../policies/policy-source.ts';
import { PolicyConfig, policySettings, repositoryUrl } from '../policy/policy.config.ts';
import { BacktestRunner } from './backtest.handler.ts';
import { BacktestsController } from './backtests.controller.ts';

/** What a runner is made of, in the order of `inject`. */
type RunnerParts = [AnalysisStore, ReviewFactStore, DecidedIndex, BacktestStore, PolicySource, PolicyConfig, HttpConfig];

const PROVIDERS: FactoryProvider[] = [
  {
    provide: BacktestJobs,
    useFactory: (queues: StageQueues, log: Logger) => new BacktestJobs(queues, warnOf(log)),
    inject: [STAGE_QUEUES, LOGGER],
  },
  {
    provide: BacktestRunner,
    useFactory: (...[analyses, reviews, decided, backtests, policies, config, http]: RunnerParts) => {
      const decisionUrl = (id: string): string => `${http.analysisUrl(id)}/decision`;
      return new BacktestRunner({ analyses, reviews, decided, backtests, policies, settings: { policy: policySettings(config), repositoryUrl: repositoryUrl(config), decisionUrl } });
    },
    inject: [AnalysisStore, ReviewFactStore, DecidedIndex, BacktestStore, PolicySource, PolicyConfig, HttpConfig],
  },
  {
    provide: BacktestWorker,
    useFactory: (runner: BacktestRunner, redis: RedisConfig, log: Logger) => new BacktestWorker(runner, { redis: redis.target(), onError: warnOf(log) }),
    inject: [BacktestRunner, RedisConfig, LOGGER],
  },
];

function warnOf(log: Logger): (error: Error) => void {
  return (error) => troublesIn(log).tell(error, 'trouble with back-tests');
}

/** Back-tests: asked for, and run in this process or another. */
@Module({ controllers: [BacktestsController], providers: PROVIDERS })
export class BacktestsModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #worker: BacktestWorker;
  readonly #jobs: BacktestJobs;

  constructor(@Inject(BacktestWorker) worker: BacktestWorker, @Inject(BacktestJobs) jobs: BacktestJobs, health: HealthRegistry) {
    health.add('live', 'back-tests', workersProbe(worker, 'live'));
    this.#worker = worker;
    this.#jobs = jobs;
  }

  static over(...parts: (Type | DynamicModule)[]): DynamicModule {
    return { module: BacktestsModule, imports: parts };
  }

  onApplicationBootstrap(): void {
    this.#worker.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#worker.close();
    await this.#jobs.close();
  }
}

export const BACKTESTS = BacktestsModule.over(StoreModule, QueuesModule, POLICIES);
