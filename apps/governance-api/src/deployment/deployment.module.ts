import { Inject, Module, type DynamicModule, type Type } from '@nestjs/common';
import { STORE_REDIS } from '@provenance/runtime';
import { Metrics } from '@provenance/service';
import { AnalysisStore, DecidedIndex, DecisionLogStore, type RedisClient } from '@provenance/store';
import { DecisionLog } from '../decision-log/decision-log.ts';
import { LogWatch } from '../decision-log/log-watch.ts';
import { DeploymentController } from './deployment.controller.ts';
import { observeStore } from './store-metrics.ts';

/** What runs and how it does, over modules that export the store and the decision log. */
@Module({
  controllers: [DeploymentController],
  providers: [
    {
      provide: LogWatch,
      useFactory: (...parts: ConstructorParameters<typeof LogWatch>) => new LogWatch(...parts),
      inject: [DecisionLog, DecisionLogStore, DecidedIndex, AnalysisStore],
    },
  ],
})
export class DeploymentModule {
  constructor(metrics: Metrics, @Inject(STORE_REDIS) redis: RedisClient) {
    observeStore(metrics, redis);
  }

  static over(...parts: (Type | DynamicModule)[]): DynamicModule {
    return { module: DeploymentModule, imports: parts };
  }
}
