import { Inject, Module, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { StageWorkers, type StageQueues } from '@provenance/queue';
import { HealthRegistry, Metrics, RedisConfig, RetentionConfig } from '@provenance/service';
import { ReadsConfig } from './analyses/reads.config.ts';
import { PolicyConfig } from './policy/policy.config.ts';
import { observeQueues } from './queue-metrics.ts';
import { ReadsModule } from './reads.module.ts';
import { RedisPartsModule, STAGE_QUEUES } from './redis-parts.module.ts';
import { HANDLERS, JOB_OBSERVER, STAGE_WORKERS } from './stages/stage-workers.provider.ts';
import { StagesConfig } from './stages/stages.config.ts';

/** The classes of settings that a process with GovernanceModule needs. */
export const GOVERNANCE_CONFIGS = [PolicyConfig, StagesConfig, ReadsConfig, RedisConfig, RetentionConfig] as const;

/** The decide and analyse stages, and every read. */
@Module({
  imports: [RedisPartsModule, ReadsModule.over(RedisPartsModule)],
  providers: [HANDLERS, JOB_OBSERVER, STAGE_WORKERS],
})
export class GovernanceModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #workers: StageWorkers;

  constructor(
    workers: StageWorkers,
    metrics: Metrics,
    health: HealthRegistry,
    @Inject(STAGE_QUEUES) queues: StageQueues,
  ) {
    this.#workers = workers;
    observeQueues(metrics, queues);
    health.add('live', 'decide and analyse', () => failing(workers, 'live'));
    health.add('ready', 'decide and analyse', () => failing(workers, 'ready'));
  }

  onApplicationBootstrap(): void {
    this.#workers.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#workers.close();
  }
}

function failing(workers: StageWorkers, kind: 'live' | 'ready'): string | undefined {
  const health = workers.health();
  return health[kind] ? undefined : (health.detail ?? 'not working');
}
