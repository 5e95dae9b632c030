import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type AnalysisRecord, deriveId, waitingStages } from '@provenance/domain';
import { startRedis, type RedisServer } from '@provenance/embedded';
import { BullAnalysisFlows, openStageQueues, type StageQueues } from '@provenance/queue';
import { createHttpApp } from '@provenance/service';
import { createRedis, RedisAnalysisStore, RedisChangeFeed, RedisOpenLedger, untilReady, type RedisClient } from '@provenance/store';
import { ENRICH_CONFIGS, EnrichModule } from './enrich.module.ts';

const record: AnalysisRecord = {
  analysis_id: deriveId('an', 'enrich'),
  status: 'received',
  repo: 'acme/shop',
  pr_number: '42',
  base_sha: 'abc123',
  head_sha: 'def456',
  created_at: '2026-01-01T00:00:00.000Z',
  updated_at: '2026-01-01T00:00:00.000Z',
  body_sha256: 'x',
  line_count: 1,
  has_files: false,
  stages: waitingStages(),
};
const { repo, pr_number, base_sha, head_sha, analysis_id: id } = record;
const changed_lines = [
  { file_path: 'a.py', line_number: 1, change_type: 'added', content: 'x = 1', author_identity: 'Maria <maria@acme.example>' },
];

let redis: RedisServer;
let client: RedisClient;
let changes: RedisChangeFeed;
let queues: StageQueues;
let app: NestFastifyApplication;

beforeAll(async () => {
  redis = await startRedis();
  client = createRedis(redis.url, 'store', () => undefined);
  changes = new RedisChangeFeed(createRedis(redis.url, 'subscriber', () => undefined));
  queues = openStageQueues(redis.url, () => undefined);
  await Promise.all([untilReady(client), untilReady(queues.redis)]);
  const env = { PROVENANCE_REDIS_URL: redis.url, PROVENANCE_LOG_LEVEL: 'silent' };
  app = await createHttpApp(EnrichModule, { name: 'enrich-worker', configs: ENRICH_CONFIGS, env });
  await app.listen(0, '127.0.0.1');
});

afterAll(async () => {
  await app.close();
  await queues.close();
  await changes.close();
  client.disconnect();
  await redis.stop();
});

describe('the enrich worker over Redis', () => {
  it('attributes the lines of a started flow, and says that it did', async () => {
    const store = new RedisAnalysisStore(client, new RedisOpenLedger(client));
    const watch = changes.watch(id);
    await store.accept({ record, body: Buffer.from(JSON.stringify({ repo, pr_number, base_sha, head_sha, provenance_data: { changed_lines } })) });
    await new BullAnalysisFlows(queues).start(id, 'brought');
    while ((await store.get(id))?.stages.enrich.status !== 'completed') {
      await watch.changed(AbortSignal.timeout(1_000));
    }
    expect(await store.lines(id)).toMatchObject([{ file_path: 'a.py', verdict: { contributor: 'human' } }]);
  });
});
