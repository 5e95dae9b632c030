import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, workspaceRoot, type ServiceProcess } from '@provenance/embedded';
import { GitHubStandIn } from '@provenance/github-stand-in';
import { PresenceStore, PRESENT_FOR_MS, type Presence } from '@provenance/store';
import { bearer, submit, untilEnded, type DeadLetter } from '../system/client.ts';
import { pullRequest } from '../system/pull-request.ts';
import { withStore } from '../system/store.ts';
import { START_TIMEOUT_MS, System } from '../system/system.ts';
import { until } from '../system/until.ts';
import { diagnose, untilWell, untilWrong, type Diagnosis } from './diagnosis.ts';
import { startGateway } from './gateway.ts';
import { Warehouse } from './warehouse.ts';

const TOKEN = 'the-admin-token-of-the-doctor-0123456789';

/** A process that was killed is missed after PRESENT_FOR_MS; the rest is room for a machine that has other work. */
const FAULT_TIMEOUT_MS = PRESENT_FOR_MS + 100_000;

const warehouse = new Warehouse();
let system: System;
let numbers = 0;

beforeAll(async () => {
  await warehouse.start();
  system = await System.start({ token: TOKEN, env: { PROVENANCE_TIMESERIES_BACKEND: 'otel', PROVENANCE_OTEL_OTLP_ENDPOINT: warehouse.url } });
}, START_TIMEOUT_MS);

afterAll(async () => {
  await system?.stop();
  await warehouse.stop();
});

const analyse = async (): Promise<string> => submit(system, pullRequest(++numbers));
const analysed = async (): Promise<void> => void (await untilEnded(system, await analyse()));
const admin = async (method: string, path: string, body?: object): Promise<Response> =>
  fetch(`${system.app('governance-api').base}/v1/admin/${path}`, { method, headers: { ...bearer(TOKEN), ...(body && { 'content-type': 'application/json' }) }, ...(body && { body: JSON.stringify(body) }) });
const config = (...setting: [string, string]): Promise<void> => withStore(system, async ({ redis }) => void (await redis.config('SET', ...setting)));

const presence = (): Promise<Presence> => withStore(system, ({ redis }) => new PresenceStore(redis).list());

/** The one finding, with what it must say. */
function finding({ signs, wrong, exit }: Diagnosis, name: string): Diagnosis['signs'][number] {
  expect(wrong).toEqual([name]);
  expect(exit).toBe(1);
  const sign = signs.find(({ state, what }) => `${state} ${what}` === name)!;
  expect(sign.detail).toMatch(/\S/);
  expect(sign.todo).toMatch(/\S/);
  expect(existsSync(join(workspaceRoot(), sign.runbook!))).toBe(true);
  return sign;
}

/** What ends a process that was started beside the others. */
async function beside(start: Promise<ServiceProcess>, look: () => Promise<void>): Promise<void> {
  const extra = await start;
  try {
    await look();
  } finally {
    await extra.stop();
  }
  await untilWell(system);
}

it('finds nothing in a system that is well, and says what runs since when', async () => {
  await analysed();
  const { exit, signs } = await untilWell(system);
  expect(exit).toBe(0);
  for (const app of ['ingest-api', 'enrich-worker', 'detect-worker', 'governance-api']) {
    expect(signs.find(({ what }) => what === app)?.detail).toMatch(/^1 runs, \d+\.\d+\.\d+, since 20/);
  }
  expect(signs.find(({ what }) => what === 'decision log')?.detail).toMatch(/^1 records, .* the head covers 1$/);
}, FAULT_TIMEOUT_MS);

it('misses a worker that was killed', async () => {
  await system.app('detect-worker').kill();
  const waiting = await analyse();
  expect(finding(await untilWrong(system), 'fail stage detect').runbook).toContain('ProvenanceServiceAbsent');
  await system.startApp('detect-worker');
  await untilEnded(system, waiting);
  await untilWell(system);
}, FAULT_TIMEOUT_MS);

it('misses one that has hung', async () => {
  system.app('enrich-worker').freeze();
  finding(await untilWrong(system), 'fail stage enrich');
  system.app('enrich-worker').thaw();
  await untilWell(system);
}, FAULT_TIMEOUT_MS);

it('misses the ingest API, which accepts', async () => {
  await system.app('ingest-api').stop();
  finding(await untilWrong(system), 'fail stage ingest');
  await system.startApp('ingest-api');
  await untilWell(system);
}, FAULT_TIMEOUT_MS);

it('names a queue that is paused', async () => {
  await admin('POST', 'queues/decide/pause');
  expect(finding(await diagnose(system), 'warn queue decide').todo).toBe('provenance admin queues resume decide');
  await admin('POST', 'queues/decide/resume');
  await untilWell(system);
}, FAULT_TIMEOUT_MS);

it('names jobs that failed for good', async () => {
  await admin('POST', 'queues/detect/pause');
  const id = await analyse();
  await withStore(system, async ({ redis }) => void (await redis.del(`prov:{${id}}:body`)));
  await admin('POST', 'queues/detect/resume');
  expect((await untilEnded(system, id)).status).toBe('failed');
  expect(finding(await untilWrong(system), 'warn dead letters').detail).toMatch(/^1 of (detect|enrich|decide)/);
  const { items } = (await (await admin('GET', 'dead-letters')).json()) as { items: DeadLetter[] };
  for (const { stage, analysis_id } of items) await admin('DELETE', `dead-letters/${stage}/${analysis_id}`);
  await untilWell(system);
}, FAULT_TIMEOUT_MS);

it('names a sink that is away, and rows that it refused', async () => {
  await warehouse.stop();
  await analysed();
  expect(finding(await untilWrong(system), 'fail export').detail).toMatch(/^otel takes nothing: .*governance-api/);
  await warehouse.start();
  await untilWell(system);
  warehouse.refuses = true;
  await analysed();
  expect(finding(await untilWrong(system), 'warn export queue').detail).toMatch(/[1-9]\d* refused/);
  warehouse.refuses = false;
  const { items } = (await (await admin('GET', 'exports/dead-letters')).json()) as { items: { id: string }[] };
  for (const { id } of items) await admin('POST', `exports/dead-letters/${encodeURIComponent(id)}/replay`);
  await untilWell(system);
}, FAULT_TIMEOUT_MS);

it('names settings of Redis that can lose what was accepted', async () => {
  await config('maxmemory-policy', 'allkeys-lru');
  expect(finding(await diagnose(system), 'fail redis eviction').detail).toMatch(/^maxmemory-policy is allkeys-lru; 0 keys/);
  await config('maxmemory-policy', 'noeviction');
  await config('appendonly', 'no');
  finding(await diagnose(system), 'warn redis persistence');
  await config('appendonly', 'yes');
  const used = await withStore(system, async ({ redis }) => Number(/used_memory:(\d+)/.exec(await redis.info('memory'))![1]));
  await config('maxmemory', String(Math.round(used / 0.88)));
  expect(finding(await diagnose(system), 'warn redis memory').detail).toMatch(/ MB of \d+ MB, \d\d %$/);
  await config('maxmemory', '0');
  await untilWell(system);
}, FAULT_TIMEOUT_MS);

it('names a Redis that is full, and nothing that follows from it', async () => {
  const id = await analyse();
  await untilEnded(system, id);
  // What is still in hand after the decision would die of the full server, which is a finding of its own.
  await untilWell(system);
  await config('maxmemory', '1mb');
  const paths = ['admin/queues', 'admin/dead-letters', 'admin/deployment', `analysis/${id}`, `analysis/${id}/decision`, `analysis/${id}/findings`, 'analytics/summary?metric=code_volume', 'policies'];
  const answers = await Promise.all(paths.map(async (path) => (await fetch(`${system.app('governance-api').base}/v1/${path}`, { headers: bearer(TOKEN) })).status));
  expect(answers).toEqual(paths.map(() => 200));
  const { at: full } = await presence();
  await until('a word of every process', async () => ((await presence()).processes.every(({ seenAt }) => seenAt > full) ? true : undefined));
  expect(finding(await diagnose(system), 'fail redis memory').todo).toMatch(/maxmemory/);
  await config('maxmemory', '0');
  await untilWell(system);
}, FAULT_TIMEOUT_MS);

it.each([['min-replicas-to-write', '1', '0', 'NOREPLICAS'], ['replicaof', '127.0.0.1 1', 'no one', 'READONLY']])('names a Redis that refuses writes (%s), and what to do', async (name, refuses, takes, word) => {
  const id = await analyse();
  await untilEnded(system, id);
  await untilWell(system);
  const set = (value: string) => withStore(system, async ({ redis }) => void (await (name === 'replicaof' ? redis.call('REPLICAOF', ...value.split(' ')) : redis.config('SET', name, value))));
  await set(refuses);
  const { exit, wrong, signs } = await until('the refusal', async () => {
    const diagnosis = await diagnose(system);
    return diagnosis.wrong.includes('fail redis writes') ? diagnosis : undefined;
  });
  expect([exit, wrong]).toEqual([1, ['fail redis writes', 'unseen processes']]);
  expect(signs.find(({ what }) => what === 'redis writes')).toMatchObject({ detail: expect.stringContaining(`refused: ${word} `), todo: expect.stringMatching(/\S/) });
  expect(signs.find(({ what }) => what === 'processes')).toMatchObject({ detail: expect.stringContaining('while Redis refuses writes') });
  await set(takes);
  await untilWell(system);
}, FAULT_TIMEOUT_MS);

it('names two versions that run side by side, and a clock that is wrong', async () => {
  // Another build of the project is not at hand: what it would say of itself is.
  const says = (change: object, at: number): Promise<void> =>
    withStore(system, async ({ redis }) => {
      const presence = new PresenceStore(redis);
      const { processes } = await presence.list();
      await presence.say({ ...processes.find(({ app }) => app === 'detect-worker')!, instance: 'another', ...change }, at);
    });
  await says({ version: '0.0.9' }, Date.now());
  expect(finding(await diagnose(system), 'warn versions').detail).toMatch(/^2 run side by side; 0\.0\.9: detect-worker; \d/);
  await says({}, Date.now() - 90_000);
  expect(finding(await diagnose(system), 'fail clock').detail).toMatch(/^detect-worker at another is (89|90)\.\d s behind Redis/);
  await withStore(system, async ({ redis }) => new PresenceStore(redis).leave('another'));
  await untilWell(system);
}, FAULT_TIMEOUT_MS);

it('names a process whose retention is another, and one whose issuer of OIDC cannot be reached', async () => {
  await beside(system.startBeside('ingest-api', { PROVENANCE_RETENTION_RESULTS_DAYS: '30' }), async () => {
    expect(finding(await untilWrong(system), 'warn retention').detail).toContain('7/30/400 and 7/90/400');
  });
  const oidc = { PROVENANCE_OIDC_AUDIENCE: 'https://provenance.example.com', PROVENANCE_OIDC_ISSUER: `http://127.0.0.1:${await freePort()}` };
  await beside(system.startBeside('ingest-api', oidc), async () => {
    expect(finding(await untilWrong(system), 'fail oidc').detail).toContain(oidc.PROVENANCE_OIDC_ISSUER);
  });
}, FAULT_TIMEOUT_MS * 2);

it('names credentials that GitHub refuses', async () => {
  const github = await GitHubStandIn.start();
  await system.app('enrich-worker').stop();
  await system.startApp('enrich-worker', { PROVENANCE_GITHUB_TOKEN: 'expired', PROVENANCE_GITHUB_BASE_URL: github.baseUrl });
  try {
    // It says that it is there a moment after it is ready.
    await untilWell(system);
    // It takes several refusals in a row: one may be of a repository alone.
    const found = await until('a finding', async () => {
      await analysed();
      const diagnosis = await diagnose(system);
      return diagnosis.wrong.length > 0 ? diagnosis : undefined;
    });
    expect(finding(found, 'fail github').detail).toContain('refuses');
  } finally {
    await system.app('enrich-worker').stop();
    await github.stop();
  }
  await system.startApp('enrich-worker');
  await untilWell(system);
}, FAULT_TIMEOUT_MS);

it('names a decision log that was cut short', async () => {
  const size = await withStore(system, async ({ redis }) => {
    const was = (await redis.get('prov:{log}:size'))!;
    await redis.set('prov:{log}:size', Number(was) - 1);
    return was;
  });
  expect(finding(await diagnose(system), 'fail decision log').detail).toContain(`signed with ${size}`);
  await withStore(system, async ({ redis }) => void (await redis.set('prov:{log}:size', size)));
  await untilWell(system);
}, FAULT_TIMEOUT_MS);

it('says what a token without the scope admin does not show', async () => {
  const { token } = (await (await admin('POST', 'tokens', { name: 'reader', scopes: ['analysis:read'] })).json()) as { token: string };
  const { exit, wrong, signs } = await diagnose(system, token);
  expect([exit, wrong]).toEqual([3, ['unseen processes, redis, decision log', 'unseen queues, outbox, export']]);
  expect(signs.find(({ what }) => what === 'decision log')).toMatchObject({ state: 'ok' });
  expect(signs.find(({ what }) => what === 'detectors')).toMatchObject({ state: 'ok' });
}, FAULT_TIMEOUT_MS);

it('sees the same behind a gateway, which keeps the probes back: one cause is one finding', async () => {
  const gateway = await startGateway(() => system.app('governance-api').base);
  const seen = async (token?: string) => {
    const { exit, wrong } = await diagnose(system, token, gateway.url);
    return [exit, wrong];
  };
  try {
    expect(await seen()).toEqual([0, []]);
    expect(await seen('prv_of-somebody-else')).toEqual([3, ['unseen everything else']]);
    await system.redis.kill();
    expect(await seen()).toEqual([1, ['fail ready', 'unseen everything else']]);
    await system.startRedis();
    await untilWell(system);
    await system.app('governance-api').stop();
    expect(await seen()).toEqual([3, ['unseen reachable']]);
    await system.startApp('governance-api');
    await untilWell(system);
  } finally {
    await gateway.stop();
  }
}, FAULT_TIMEOUT_MS);

it('says of Redis that is away just that, and of a service that is not there that it was not reached', async () => {
  await system.redis.kill();
  const { exit, wrong } = await untilWrong(system);
  expect([exit, wrong]).toEqual([1, ['fail ready', 'unseen everything else']]);
  await system.startRedis();
  await untilWell(system);
  await system.app('governance-api').kill();
  expect(await diagnose(system)).toMatchObject({ exit: 3, wrong: ['unseen reachable'] });
}, FAULT_TIMEOUT_MS);
