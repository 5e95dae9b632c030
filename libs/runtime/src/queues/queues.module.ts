import { Inject, Module, type FactoryProvider, type OnApplicationShutdown } from '@nestjs/common';
import { BullAnalysisFlows, DeadLetters, openStageQueues, type StageQueues } from '@provenance/queue';
import { HealthRegistry, LOGGER, type Logger } from '@provenance/service';
import { AnalysisStore } from '@provenance/store';
import { connectionErrors, connectionProbe } from '../store/connection.ts';
import { RedisConfig } from '../store/redis.config.ts';
import { StoreModule } from '../store/store.module.ts';

/** Injection token of the queues of all stages. */
export const STAGE_QUEUES = Symbol('stage queues');

const PROVIDERS: FactoryProvider[] = [
  {
    provide: STAGE_QUEUES,
    useFactory: (redis: RedisConfig, log: Logger) => openStageQueues(redis.target(), connectionErrors(log, 'queue')),
    inject: [RedisConfig, LOGGER],
  },
  {
    provide: DeadLetters,
    useFactory: (queues: StageQueues, store: AnalysisStore) => new DeadLetters(queues, store, new BullAnalysisFlows(queues)),
    inject: [STAGE_QUEUES, AnalysisStore],
  },
];

/** The queues for those who add jobs and look at them, over a connection of their own. */
@Module({ imports: [StoreModule], providers: PROVIDERS, exports: PROVIDERS.map(({ provide }) => provide) })
export class QueuesModule implements OnApplicationShutdown {
  readonly #queues: StageQueues;

  constructor(@Inject(STAGE_QUEUES) queues: StageQueues, health: HealthRegistry) {
    this.#queues = queues;
    health.add('ready', 'queue', connectionProbe(queues.redis, queues.key('detect', 'meta')));
  }

  /** After the last request was answered. */
  async onApplicationShutdown(): Promise<void> {
    await this.#queues.close();
  }
}
