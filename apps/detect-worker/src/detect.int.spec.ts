import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type AnalysisRecord, deriveId, waitingStages } from '@provenance/domain';
import { startRedis, type RedisServer } from '@provenance/embedded';
import { BullAnalysisFlows, openStageQueues, type StageQueues } from '@provenance/queue';
import { createHttpApp } from '@provenance/service';
import {
  createRedis,
  RedisAnalysisStore,
  RedisCapabilityStore,
  RedisChangeFeed,
  RedisOpenLedger,
  untilReady,
  type RedisClient,
} from '@provenance/store';
import { DETECT_CONFIGS, DetectModule } from './detect.module.ts';

/** The vulnerable call spans lines 6 to 9, of which the change wrote one; its twin below was left alone. */
const ORDERS = `from flask import request
from db import cursor

def orders():
    cursor.execute(
        "SELECT * FROM orders WHERE owner = '%s'"
        % request.args["owner"]
    )

def untouched():
    cursor.execute(
        "SELECT * FROM orders WHERE owner = '%s'"
        % request.args["owner"]
    )
`;

const data = {
  changed_lines: [
    { file_path: 'api/orders.py', line_number: 8, change_type: 'added' },
    { file_path: '-rf;$(x).py', line_number: 1, change_type: 'added' },
    { file_path: 'broken.py', line_number: 1, change_type: 'added' },
  ],
  files: [
    { path: 'api/orders.py', content: ORDERS },
    { path: '-rf;$(x).py', content: 'import pickle  # nosemgrep\n' },
    { path: 'broken.py', content: 'def b(:\n    pass\n' },
  ],
};

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
  const env = { PROVENANCE_REDIS_URL: redis.url, PROVENANCE_LOG_LEVEL: 'silent', PROVENANCE_DETECT_ENGINES: '1' };
  app = await createHttpApp(DetectModule, { name: 'detect-worker', configs: DETECT_CONFIGS, env });
  await app.listen(0, '127.0.0.1');
}, 60_000);

afterAll(async () => {
  if (app.getHttpServer().listening) await app.close();
  await queues.close();
  await changes.close();
  client.disconnect();
  await redis.stop();
});

function recordOf(name: string): AnalysisRecord {
  return {
    analysis_id: deriveId('an', name),
    status: 'received',
    repo: 'acme/shop',
    pr_number: '42',
    base_sha: 'abc123',
    head_sha: 'def456',
    created_at: '2026-01-01T00:00:00.000Z',
    updated_at: '2026-01-01T00:00:00.000Z',
    body_sha256: 'x',
    line_count: 3,
    has_files: true,
    stages: waitingStages(),
  };
}

async function detected(name: string) {
  const store = new RedisAnalysisStore(client, new RedisOpenLedger(client));
  const record = recordOf(name);
  const { repo, pr_number, base_sha, head_sha, analysis_id: id } = record;
  const body = Buffer.from(JSON.stringify({ repo, pr_number, base_sha, head_sha, provenance_data: data }));
  const watch = changes.watch(id);
  await store.accept({ record, body });
  await new BullAnalysisFlows(queues).start(id, 'brought');
  const ended = async () => (await store.get(id))?.stages.detect;
  let stage = await ended();
  while (stage?.finished_at === undefined) {
    await watch.changed(AbortSignal.timeout(1_000));
    stage = await ended();
  }
  watch.close();
  return { stage, detection: (await store.detection(id))! };
}

describe('the detect worker over Redis and the engine', () => {
  it('finds what the change touched, in files of any name, and says what it could not cover', async () => {
    const { stage, detection } = await detected('first');
    const found = detection.findings.map(({ file_path, rule_key, start_line }) => [file_path, rule_key, start_line]);
    expect(found).toContainEqual(['-rf;$(x).py', 'PY001', 1]);
    const sql = detection.findings.filter(({ category }) => category === 'sqli');
    expect(sql).toHaveLength(1);
    expect(sql[0]).toMatchObject({ file_path: 'api/orders.py', engine_name: 'semgrep' });
    expect(sql[0]!.end_line).toBeLessThan(11);
    expect(detection.coverage).toEqual([
      // The query in the function that the change does not touch.
      { path: 'api/orders.py', status: 'covered', left_alone: [expect.stringMatching(/^[0-9a-f]{32}$/)] },
      { path: '-rf;$(x).py', status: 'covered' },
      { path: 'broken.py', status: 'uncovered', reason: 'syntax error at line 1' },
    ]);
    expect(stage).toMatchObject({ status: 'degraded', reason: expect.stringContaining('broken.py') });
  });

  it('gives the same contents the same findings from the cache, under another analysis', async () => {
    const { detection } = await detected('second');
    expect(detection.findings.some(({ category }) => category === 'sqli')).toBe(true);
    const { payload } = await app.inject({ url: '/metrics' });
    expect(payload).toMatch(/provenance_detector_cache_hits_total\{[^}]*outcome="hit"[^}]*\} 3/);
  });

  it('tells the store what its detectors can do, and that it is well', async () => {
    const [published] = await new RedisCapabilityStore(client).list(Date.now());
    const names = new Set(published!.capabilities.map(({ name }) => name));
    expect(names).toEqual(new Set(['semgrep', 'secrets', 'python-imports']));
    expect((await app.inject({ url: '/healthz' })).statusCode).toBe(200);
    expect((await app.inject({ url: '/readyz' })).statusCode).toBe(200);
  });

  it('takes leave of the store when it ends, so that nobody counts it any more', async () => {
    expect(await new RedisCapabilityStore(client).list(Date.now())).toHaveLength(1);
    await app.close();
    expect(await new RedisCapabilityStore(client).list(Date.now())).toEqual([]);
  });
});
