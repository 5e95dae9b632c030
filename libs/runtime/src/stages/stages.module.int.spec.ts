import { Module } from '@nestjs/common';
import { deriveId } from '@provenance/domain';
import { startRedis, type RedisServer } from '@provenance/embedded';
import { BullAnalysisFlows, type StageHandler, type StageQueues } from '@provenance/queue';
import { createHttpApp } from '@provenance/service';
import { AnalysisStore, untilReady, type RedisClient } from '@provenance/store';
import { QueuesModule, STAGE_QUEUES } from '../queues/queues.module.ts';
import { RedisConfig } from '../store/redis.config.ts';
import { RetentionConfig } from '../store/retention.config.ts';
import { STORE_REDIS } from '../store/store.module.ts';
import { receivedRecord } from './received-record.fixture.ts';
import { StagesModule } from './stages.module.ts';

const record = receivedRecord(deriveId('an', 'runtime'));

describe('a process that runs a stage', () => {
  let redis: RedisServer;
  let app: Awaited<ReturnType<typeof createHttpApp>>;
  const started = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  const saved = Promise.withResolvers<boolean>();

  beforeAll(async () => {
    redis = await startRedis();
    const enrich = (store: AnalysisStore): StageHandler => ({
      stage: 'enrich',
      async run(id) {
        started.resolve();
        await finish.promise;
        saved.resolve(await store.saveLines(id, []));
        return { status: 'completed' };
      },
    });
    const stages = StagesModule.running({
      stages: ['enrich'],
      inject: [AnalysisStore],
      useFactory: (store: AnalysisStore) => ({ handlers: [enrich(store)], concurrency: { enrich: 2 } }),
    });

    @Module({ imports: [stages, QueuesModule] })
    class EnrichProcess {}

    const env = { PROVENANCE_REDIS_URL: redis.url, PROVENANCE_LOG_LEVEL: 'silent' };
    app = await createHttpApp(EnrichProcess, { name: 'test', configs: [RedisConfig, RetentionConfig], env });
    await app.listen(0, '127.0.0.1');
  });

  afterAll(() => redis.stop());

  it('is ready and live by name, and on its end lets a job finish while it is no longer ready', async () => {
    const base = await app.getUrl();
    const readyz = () => fetch(`${base}/readyz`);
    const queues = app.get<StageQueues>(STAGE_QUEUES, { strict: false });
    const store = app.get(AnalysisStore, { strict: false });
    await Promise.all([untilReady(queues.redis), untilReady(app.get<RedisClient>(STORE_REDIS, { strict: false }))]);
    expect(await (await readyz()).json()).toEqual({ status: 'ok', checks: { enrich: 'ok', store: 'ok', queue: 'ok', writes: 'ok' } });
    expect(await (await fetch(`${base}/healthz`)).json()).toEqual({ status: 'ok', checks: { enrich: 'ok' } });

    await store.accept({ record, body: Buffer.from('{}') });
    await new BullAnalysisFlows(queues).start(record.analysis_id, 'brought');
    await started.promise;
    const closed = app.close();
    while ((await readyz()).status === 200);
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
    finish.resolve();
    await closed;
    expect(await saved.promise).toBe(true);
  });
});
