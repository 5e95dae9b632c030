import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, startRedis, type RedisServer } from '@provenance/embedded';
import { ROOT } from '../parts/tool.ts';
import { ImageFolder, type ImageProcess } from './image-process.ts';

const APPS = ['ingest-api', 'enrich-worker', 'detect-worker', 'governance-api'];
const RUN_MS = 180_000;
const TOKEN = randomBytes(24).toString('hex');
const { privateKey: KEY } = generateKeyPairSync('ec', { namedCurve: 'P-256', privateKeyEncoding: { type: 'pkcs8', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'pem' } });

/** A pull request whose one new line lets a certificate go unchecked: only the engine sees that. */
const SUBMISSION = {
  repo: 'acme/shop',
  pr_number: 7,
  base_sha: 'abc123',
  head_sha: 'def456',
  branch: 'feature/prices',
  provenance_data: {
    diff: 'diff --git a/prices.py b/prices.py\n--- a/prices.py\n+++ b/prices.py\n@@ -1 +1,2 @@\n import requests\n+PRICES = requests.get("https://prices.example.com", verify=False)\n',
    files: [{ path: 'prices.py', content: 'import requests\nPRICES = requests.get("https://prices.example.com", verify=False)\n' }],
  },
};

let images: ImageFolder;
let redis: RedisServer;
const running = new Map<string, ImageProcess>();

beforeAll(async () => {
  images = new ImageFolder();
  redis = await startRedis();
});
afterAll(async () => {
  for (const one of running.values()) await one.stop();
  await redis.stop();
  images.remove();
});

/** What the chart gives each app, and no more. */
function given(app: string): Record<string, string> {
  const file = (name: string, text: string): Record<string, string> => ({ [`${name}_FILE`]: images.secret(name, text) });
  return {
    ...file('PROVENANCE_REDIS_URL', redis.url),
    ...(app.endsWith('-api') && file('PROVENANCE_ADMIN_TOKEN', TOKEN)),
    ...(app === 'governance-api' && file('PROVENANCE_DECISION_SIGNING_KEY', KEY)),
    ...(app === 'detect-worker' && { PROVENANCE_DETECT_ENGINES: '1', PROVENANCE_DETECT_WORK_DIR: join(images.path, 'work') }),
  };
}

const call = (app: string, path: string, body?: unknown): Promise<Response> =>
  fetch(`${running.get(app)!.base}${path}`, {
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  });

it.each(APPS)('has in the image of %s all that it needs, at the versions of the lockfile, and its user writes nowhere', async (app) => {
  const out = images.assemble(app);
  const locked = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as { packages: Record<string, { version: string }> };
  for (const name of ['bullmq', 'ioredis', 'fastify', '@nestjs/core']) {
    const { version } = JSON.parse(readFileSync(join(out, 'node_modules', name, 'package.json'), 'utf8')) as { version: string };
    expect(version).toBe(locked.packages[`node_modules/${name}`]?.version);
  }
  const started = await images.start(app, given(app));
  running.set(app, started);
  expect(await started.untilReady()).toMatchObject({ status: 'ok' });
  expect(started.health()).toEqual({ code: 0, said: '' });
}, RUN_MS);

it('analyses a pull request with the four images, and finds what is in it', async () => {
  const accepted = await call('ingest-api', '/v1/analysis', SUBMISSION);
  expect(accepted.status).toBe(202);
  const { analysis_id: id } = (await accepted.json()) as { analysis_id: string };
  let status = 'accepted';
  for (const giveUp = performance.now() + 60_000; status !== 'completed' && status !== 'failed' && performance.now() < giveUp; ) {
    // A long poll answers at every change, not only at the end.
    ({ status } = (await (await call('governance-api', `/v1/analysis/${id}?wait=10`)).json()) as { status: string });
  }
  expect(status).toBe('completed');
  const { items } = (await (await call('governance-api', `/v1/analysis/${id}/findings`)).json()) as { items: { rule_key: string }[] };
  expect(items.map(({ rule_key: rule }) => rule)).toEqual(['python-tls-verification-disabled']);
}, RUN_MS);

it('exposes from the start the gauges that rules and dashboards ask for', async () => {
  const exposed = new Set<string>();
  for (const app of APPS) for (const [, name] of (await (await call(app, '/metrics')).text()).matchAll(/^# TYPE (\S+) /gm)) exposed.add(name!);
  expect([...exposed]).toEqual(
    expect.arrayContaining([
      'provenance_http_request_duration_seconds', 'provenance_queue_jobs', 'provenance_queue_oldest_job_age_seconds', 'provenance_outbox_pending',
      'provenance_event_loop_delay_seconds', 'provenance_build_info', 'provenance_jobs_dead_total', 'provenance_analyses_completed_total',
    ]),
  );
});

it('ends in order when it is told to, and leaves nothing at home', async () => {
  const codes = await Promise.all([...running.values()].map((one) => one.stop()));
  expect(codes).toEqual([0, 0, 0, 0]);
  expect(images.home()).toEqual([]);
}, RUN_MS);

it('says with its exit code that a setting is wrong, which the workflow looks for', async () => {
  const started = await images.start('ingest-api', { ...given('ingest-api'), PROVENANCE_PORT: 'none' });
  expect(await started.ended()).toBe(78);
});

it("has BigQuery's driver where the image is built with it, and says how where it is not", async () => {
  const key = generateKeyPairSync('rsa', { modulusLength: 2048, privateKeyEncoding: { type: 'pkcs8', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'pem' } }).privateKey;
  const account = images.secret('account.json', JSON.stringify({ type: 'service_account', client_email: 'rows@example.com', private_key: key }));
  const exporting = {
    ...given('governance-api'),
    PROVENANCE_TIMESERIES_BACKEND: 'bigquery', PROVENANCE_TIMESERIES_PROJECT: 'acme', PROVENANCE_TIMESERIES_DATASET: 'events', PROVENANCE_TIMESERIES_CREDENTIALS_PATH: account,
  };
  expect(await (await images.start('governance-api', exporting)).ended()).toBe(78);
  const built = new ImageFolder();
  try {
    built.assemble('governance-api', 'bigquery');
    const started = await built.start('governance-api', exporting);
    expect(await started.untilReady()).toMatchObject({ status: 'ok' });
    expect(await started.stop()).toBe(0);
  } finally {
    built.remove();
  }
}, RUN_MS);

it('has a health check that fails where nobody listens', async () => {
  const { status } = spawnSync(process.execPath, [join(ROOT, 'deploy/healthcheck.mjs')], { env: { PROVENANCE_PORT: String(await freePort()) } });
  expect(status).not.toBe(0);
});
