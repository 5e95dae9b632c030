import { generateKeyPairSync } from 'node:crypto';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, semgrepCorePath, startRedis, type RedisServer } from '@provenance/embedded';
import { ROOT } from '../parts/tool.ts';
import { allRules, dashboardQueries, metricsIn } from '../rules/rule-files.ts';

const APPS = ['ingest-api', 'enrich-worker', 'detect-worker', 'governance-api'];
const START_MS = 60_000;
const KEY = generateKeyPairSync('ec', { namedCurve: 'P-256', privateKeyEncoding: { type: 'pkcs8', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'pem' } }).privateKey;

let base: string;
let redis: RedisServer;

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'provenance-images-'));
  redis = await startRedis();
});
afterAll(async () => {
  await redis.stop();
  rmSync(base, { recursive: true, force: true });
});

/** What the Dockerfile runs for an app, in a folder instead of a stage. */
function assemble(app: string): string {
  const out = join(base, app);
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'deploy/assemble.mjs'), app, out], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return out;
}

/** Starts an app from its folder with nothing of this machine's environment, as a container would. */
function start(app: string, out: string, environment: Record<string, string>): ChildProcess {
  const env = { NODE_ENV: 'production', PROVENANCE_HOST: '127.0.0.1', PROVENANCE_REDIS_URL: redis.url, PROVENANCE_SEMGREP_CORE_PATH: semgrepCorePath(), PROVENANCE_DECISION_SIGNING_KEY: KEY, ...environment };
  return spawn(process.execPath, [`apps/${app}/dist/main.js`], { cwd: out, env, stdio: ['ignore', 'inherit', 'inherit'] });
}

async function untilReady(port: number, child: ChildProcess): Promise<string> {
  const giveUp = performance.now() + START_MS;
  while (performance.now() < giveUp && child.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    if (answer?.ok === true) return answer.text();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`not ready; exit code ${child.exitCode}`);
}

/** Asks a process to end, when it runs still. @returns its exit code */
async function endOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  return ((await ended) as [number | null])[0];
}

const exposed = new Set<string>();

it.each(APPS)(
  'has in the image of %s all that it needs, at the versions of the lockfile',
  async (app) => {
    const out = assemble(app);
    const locked = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as { packages: Record<string, { version: string }> };
    for (const name of ['bullmq', 'ioredis', 'fastify', '@nestjs/core']) {
      const { version } = JSON.parse(readFileSync(join(out, 'node_modules', name, 'package.json'), 'utf8')) as { version: string };
      expect(version).toBe(locked.packages[`node_modules/${name}`]?.version);
    }
    const port = await freePort();
    const child = start(app, out, { PROVENANCE_PORT: String(port) });
    try {
      expect(JSON.parse(await untilReady(port, child))).toMatchObject({ status: 'ok' });
      const check = spawnSync(process.execPath, [join(ROOT, 'deploy/healthcheck.mjs')], { env: { PROVENANCE_PORT: String(port) }, encoding: 'utf8' });
      expect({ code: check.status, err: check.stderr }).toEqual({ code: 0, err: '' });
      // The second answer has the first request in it.
      for (let round = 0; round < 2; round += 1) {
        const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
        for (const [, name] of text.matchAll(/^# TYPE (\S+) /gm)) exposed.add(name!);
      }
    } finally {
      expect(await endOf(child)).toBe(0);
    }
  },
  180_000,
);

it('says with its exit code that a setting is wrong, which the workflow looks for', async () => {
  const child = start('ingest-api', join(base, 'ingest-api'), { PROVENANCE_PORT: 'none' });
  expect((await once(child, 'exit'))[0]).toBe(78);
});

it('has a health check that fails where nobody listens', async () => {
  const check = spawnSync(process.execPath, [join(ROOT, 'deploy/healthcheck.mjs')], { env: { PROVENANCE_PORT: String(await freePort()) } });
  expect(check.status).not.toBe(0);
});

it('exposes the gauges that rules and dashboards ask for, under the names that they use', () => {
  // Counters and histograms of work appear with the first work; what stands at the start must be there.
  expect([...exposed]).toEqual(
    expect.arrayContaining([
      'provenance_http_request_duration_seconds', 'provenance_queue_jobs', 'provenance_queue_oldest_job_age_seconds', 'provenance_outbox_pending',
      'provenance_event_loop_delay_seconds', 'provenance_build_info', 'provenance_jobs_dead_total', 'provenance_analyses_completed_total',
    ]),
  );
  const asked = new Set([...allRules().map(({ expr }) => expr), ...dashboardQueries().map(({ expr }) => expr)].flatMap(metricsIn));
  expect(asked.size).toBeGreaterThan(20);
});
