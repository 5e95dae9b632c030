import { createHmac } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startRedis, type RedisServer } from '@provenance/embedded';
import { createHttpApp } from '@provenance/service';
import { createRedis, RedisAuditStore, untilReady, type RedisClient } from '@provenance/store';
import { FlowStarter } from '../analyses/flow-starter.ts';
import { INGEST_CONFIGS, IngestModule } from '../ingest.module.ts';

const SECRET = 'a-secret-of-some-length';
const LIMIT = 10_000;
const JSON_TYPE = 'application/json';

const opened = {
  action: 'opened',
  number: 7,
  repository: { full_name: 'acme/shop' },
  pull_request: { updated_at: '2026-01-01T00:00:00Z', base: { sha: 'a'.repeat(40) }, head: { sha: 'b'.repeat(40), ref: 'topic' } },
};
const reviewed = { action: 'submitted', repository: { full_name: 'acme/shop' }, pull_request: { number: 7 } };
const elsewhere = { ...opened, repository: { full_name: 'globex/shop' } };

let redis: RedisServer;
let client: RedisClient;
let app: NestFastifyApplication;

beforeAll(async () => {
  redis = await startRedis();
  client = createRedis(redis.url, 'store', () => undefined);
  await untilReady(client);
  const env = {
    PROVENANCE_REDIS_URL: redis.url,
    PROVENANCE_LOG_LEVEL: 'silent',
    PROVENANCE_AUTH: 'off',
    PROVENANCE_HTTP_MAX_BODY_BYTES: String(LIMIT),
    PROVENANCE_GITHUB_WEBHOOK_SECRETS: SECRET,
    PROVENANCE_GITHUB_WEBHOOK_REPOSITORIES: 'acme/*',
  };
  app = await createHttpApp(IngestModule, { name: 'ingest-api', configs: INGEST_CONFIGS, env });
  await app.listen(0, '127.0.0.1');
  while ((await app.inject('/readyz')).statusCode !== 200) await new Promise(setImmediate);
});

afterAll(async () => {
  await app.close();
  client.disconnect();
  await redis.stop();
});

interface Sent {
  event?: string;
  secret?: string;
  type?: string;
}

async function deliver(body: object, { event = 'pull_request', secret = SECRET, type = JSON_TYPE }: Sent = {}) {
  const payload = type === JSON_TYPE ? JSON.stringify(body) : `payload=${encodeURIComponent(JSON.stringify(body))}`;
  const signature = `sha256=${createHmac('sha256', secret).update(payload).digest('hex')}`;
  const headers = { 'content-type': type, 'x-github-event': event, 'x-github-delivery': 'd-1', 'x-hub-signature-256': signature };
  const answer = await app.inject({ method: 'POST', url: '/v1/github/webhooks', payload, headers });
  await app.get(FlowStarter, { strict: false }).settled();
  return answer;
}

/** A mark stands before it is known whether a delivery comes again: only the time when the sweeper looks at it moves. */
const OPEN = 'prov:{open}';

/** All that lies in Redis, byte for byte, save the trail of who was refused, what BullMQ notes of its queues and what the process says of itself. */
async function stored(): Promise<Record<string, string>> {
  const keys = (await client.keys('*')).filter((key) => !key.startsWith('prov:{audit}:') && !key.endsWith(':meta') && key !== 'prov:{presence}');
  const valueOf = async (key: string): Promise<string> => (key === OPEN ? (await client.zrange(OPEN, '0', '-1')).join() : ((await client.dumpBuffer(key))?.toString('base64') ?? ''));
  return Object.fromEntries(await Promise.all(keys.sort().map(async (key) => [key, await valueOf(key)] as const)));
}

const REFUSED: [what: string, send: () => ReturnType<typeof deliver>, status: number, code: string][] = [
  ['a forged signature', () => deliver(opened, { secret: 'another-secret-of-some-length' }), 401, 'unauthorized'],
  ['a forged signature of a review', () => deliver(reviewed, { event: 'pull_request_review', secret: 'another-secret-of-some-length' }), 401, 'unauthorized'],
  ['a body over the limit', () => deliver({ ...opened, padding: 'x'.repeat(LIMIT) }), 413, 'payload_too_large'],
  ['another content type', () => deliver(opened, { type: 'application/x-www-form-urlencoded' }), 415, 'unsupported_media_type'],
  ['a repository outside the list', () => deliver(elsewhere), 403, 'forbidden'],
  ['a review of a repository outside the list', () => deliver({ ...reviewed, repository: elsewhere.repository }, { event: 'pull_request_review' }), 403, 'forbidden'],
];

describe('deliveries over Redis', () => {
  it.each(REFUSED)('leave nothing behind: %s', async (_what, send, status, code) => {
    const before = await stored();
    const answer = await send();
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, code]);
    expect(await stored()).toEqual(before);
    expect(before).toEqual({});
  });

  it('that come again are answered 200 and change nothing; nor does what is refused afterwards', async () => {
    const first = await deliver(opened);
    expect([first.statusCode, first.json()]).toEqual([202, expect.objectContaining({ outcome: 'started' })]);
    const after = await stored();
    expect(Object.keys(after)).toContain(OPEN);
    const trail = new RedisAuditStore(client, { seconds: 60, entries: 1_000 });
    const about = async (): Promise<string[]> => (await trail.read(1)).entries.map(({ target }) => target);
    while (!(await about()).includes(`/v1/github/webhooks acme/shop ${first.json<{ analysis_id: string }>().analysis_id}`)) await new Promise(setImmediate);

    const again = await deliver(opened);
    expect([again.statusCode, again.json()]).toEqual([200, { ...first.json<object>(), outcome: 'repeated' }]);
    expect(await stored()).toEqual(after);
    for (const [, send] of REFUSED) await send();
    expect(await stored()).toEqual(after);
  });

  it('of one review ask once for its figures, at the time of the first', async () => {
    const send = () => deliver(reviewed, { event: 'pull_request_review' });
    const before = Object.keys(await stored());
    expect((await send()).json()).toEqual({ outcome: 'noted' });
    const after = await stored();
    expect(Object.keys(after).filter((key) => !before.includes(key))).toEqual(['prov:{refresh}:due']);
    expect((await send()).statusCode).toBe(200);
    expect(await stored()).toEqual(after);
  });
});
