import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startRedis, type RedisServer } from '@provenance/embedded';
import type { StageQueues } from '@provenance/queue';
import { STAGE_QUEUES } from '@provenance/runtime';
import { createHttpApp } from '@provenance/service';
import { untilReady } from '@provenance/store';
import { SAMPLE_SIGNING_KEY } from '../attestation/attestation.example.ts';
import { GOVERNANCE_CONFIGS, GovernanceModule } from '../governance.module.ts';
import { QUEUES_EXAMPLE } from './queue.response.ts';

const ADMIN = 'an-admin-token-of-the-test-0123456789';

let redis: RedisServer;
let app: NestFastifyApplication;
let base: string;

beforeAll(async () => {
  redis = await startRedis();
  const env = { PROVENANCE_REDIS_URL: redis.url, PROVENANCE_LOG_LEVEL: 'silent', PROVENANCE_ADMIN_TOKEN: ADMIN, PROVENANCE_DECISION_SIGNING_KEY: SAMPLE_SIGNING_KEY };
  app = await createHttpApp(GovernanceModule, { name: 'governance-api', configs: GOVERNANCE_CONFIGS, env });
  await app.listen(0, '127.0.0.1');
  base = await app.getUrl();
  await untilReady(app.get<StageQueues>(STAGE_QUEUES, { strict: false }).redis);
});

afterAll(async () => {
  await app.close();
  await redis.stop();
});

const ask = (path: string, method = 'GET', token = ADMIN): Promise<Response> => fetch(`${base}/v1/admin/${path}`, { method, headers: { authorization: `Bearer ${token}` } });

describe('the queues', () => {
  it('are listed as the documented example says', async () => {
    const body = (await (await ask('queues')).json()) as typeof QUEUES_EXAMPLE;
    expect(body).toEqual({ ...QUEUES_EXAMPLE, at: expect.stringMatching(/Z$/) });
  });

  it('are paused and resumed by an admin, and the trail says by whom', async () => {
    expect(await (await ask('queues/detect/pause', 'POST')).json()).toMatchObject({ queue: 'detect', paused: true });
    expect(((await (await ask('queues')).json()) as typeof QUEUES_EXAMPLE).queues.map(({ paused }) => paused)).toEqual([false, true, false, false]);
    expect(await (await ask('queues/detect/resume', 'POST')).json()).toMatchObject({ queue: 'detect', paused: false });
    const { items } = (await (await ask('audit')).json()) as { items: { action: string; target: string; outcome: string }[] };
    expect(items.slice(0, 2)).toMatchObject([
      { action: 'POST /v1/admin/queues/:queue/resume', target: '/v1/admin/queues/detect/resume', outcome: 'done' },
      { action: 'POST /v1/admin/queues/:queue/pause', target: '/v1/admin/queues/detect/pause', outcome: 'done' },
    ]);
  });

  it('of exports that are dropped at once stand in the trail with their number', async () => {
    expect((await ask('exports/dead-letters', 'DELETE')).status).toBe(200);
    const { items } = (await (await ask('audit')).json()) as { items: { action: string; target: string }[] };
    expect(items[0]).toMatchObject({ action: 'DELETE /v1/admin/exports/dead-letters', target: '/v1/admin/exports/dead-letters the oldest 0 exports' });
  });

  it('are no business of others, and have names', async () => {
    expect((await ask('queues', 'GET', 'another')).status).toBe(401);
    expect((await ask('queues/nonsense/pause', 'POST')).status).toBe(404);
    expect((await ask('queues/detect/pause')).status).toBe(405);
  });
});
