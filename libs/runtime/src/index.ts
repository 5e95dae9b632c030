export { QueuesModule, STAGE_QUEUES } from './queues/queues.module.ts';
export { JobObserver } from './stages/job-observer.ts';
export { StagesModule, type StagesSetup } from './stages/stages.module.ts';
export { connectionErrors } from './store/connection.ts';
export { RedisConfig } from './store/redis.config.ts';
export { RetentionConfig } from './store/retention.config.ts';
export { STORE_REDIS, StoreModule } from './store/store.module.ts';
