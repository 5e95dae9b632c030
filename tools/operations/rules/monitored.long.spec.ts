import { spawn, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort, startRedis, startService, type RedisServer, type ServiceProcess } from '@provenance/embedded';
import { stringify } from 'yaml';
import { ROOT, toolPath } from '../parts/tool.ts';
import { allRules, dashboardQueries, metricsIn, RULES } from './rule-files.ts';

const BUILD_MS = 900_000;
const RUN_MS = 120_000;
const APPS = ['ingest-api', 'enrich-worker', 'detect-worker', 'governance-api'];
const TOKEN = randomBytes(24).toString('hex');
const { privateKey: KEY } = generateKeyPairSync('ec', { namedCurve: 'P-256', privateKeyEncoding: { type: 'pkcs8', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'pem' } });

/** Series of what this system does not do, each with its reason; the catalogue is what they are checked against. */
const ABSENT: Record<string, string> = {
  provenance_github_requests_total: 'GitHub is not asked without a credential',
  provenance_github_rate_limit_remaining: 'GitHub is not asked without a credential',
  provenance_export_events_total: 'the export is off',
  provenance_export_lag_seconds: 'the export is off',
};

let folder: string;
let redis: RedisServer;
let services: ServiceProcess[];
let prometheus: ChildProcess;
let base: string;

beforeAll(async () => {
  // First: it may build for minutes in which this process does nothing else, and a connection to a service would go stale.
  const program = toolPath('prometheus');
  folder = mkdtempSync(join(tmpdir(), 'provenance-monitored-'));
  redis = await startRedis();
  const env = { PROVENANCE_REDIS_URL: redis.url, PROVENANCE_ADMIN_TOKEN: TOKEN, PROVENANCE_DECISION_SIGNING_KEY: KEY, PROVENANCE_TIMESERIES_BACKEND: 'off', PROVENANCE_LOG_LEVEL: 'error' };
  services = await Promise.all(APPS.map((app) => startService({ app, env })));
  const port = await freePort();
  base = `http://127.0.0.1:${port}`;
  prometheus = startPrometheus(program, port);
}, BUILD_MS);

afterAll(async () => {
  await Promise.all(services.map((service) => service.stop()));
  const ended = once(prometheus, 'exit');
  prometheus.kill('SIGKILL');
  await ended;
  await redis.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** As compose has it, but for the time between two looks and the names of the services. */
function startPrometheus(program: string, port: number): ChildProcess {
  const configuration = {
    global: { scrape_interval: '1s', evaluation_interval: '1s' },
    rule_files: [`${RULES}/*.yml`],
    scrape_configs: [{ job_name: 'provenance', static_configs: [{ targets: services.map((service) => `127.0.0.1:${service.port}`) }] }],
  };
  writeFileSync(join(folder, 'prometheus.yml'), stringify(configuration));
  const argv = [`--config.file=${join(folder, 'prometheus.yml')}`, `--storage.tsdb.path=${join(folder, 'data')}`, `--web.listen-address=127.0.0.1:${port}`];
  const log = openSync(join(folder, 'prometheus.log'), 'a');
  return spawn(program, argv, { stdio: ['ignore', log, log] });
}

async function asked<T>(path: string): Promise<T | undefined> {
  const answer = await fetch(`${base}/api/v1/${path}`).catch(() => undefined);
  return answer?.ok === true ? ((await answer.json()) as { data: T }).data : undefined;
}

/** The last answer, once it is as it should be; the last one seen when time is up. */
async function until<T>(path: string, well: (data: T) => boolean): Promise<T | undefined> {
  const giveUp = performance.now() + 60_000;
  for (;;) {
    const data = await asked<T>(path);
    if ((data !== undefined && well(data)) || performance.now() > giveUp) return data;
    await wait(250);
  }
}

const call = (app: string, path: string, body?: unknown): Promise<Response> =>
  fetch(`${services[APPS.indexOf(app)]!.base}${path}`, {
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  });

/** The example of the API description that brings a whole file, so that a detector runs. */
async function analyse(): Promise<string> {
  const api = JSON.parse(readFileSync(join(ROOT, 'docs/openapi.json'), 'utf8')) as { paths: Record<string, { post: { requestBody: { content: Record<string, { examples: Record<string, { value: object }> }> } } }> };
  const { examples } = api.paths['/v1/analysis']!.post.requestBody.content['application/json']!;
  const accepted = await call('ingest-api', '/v1/analysis', examples['diff']!.value);
  expect(accepted.status).toBe(202);
  const { analysis_id: id } = (await accepted.json()) as { analysis_id: string };
  const giveUp = performance.now() + 60_000;
  for (;;) {
    // A long poll answers at every change, not only at the end.
    const { status } = (await (await call('governance-api', `/v1/analysis/${id}?wait=10`)).json()) as { status: string };
    if (status === 'completed' || status === 'failed' || performance.now() > giveUp) return status;
  }
}

it('has in a real Prometheus every series that a rule or a dashboard asks for, once an analysis was decided', async () => {
  expect(await analyse()).toBe('completed');
  const expressions = [...allRules(), ...dashboardQueries()].map(({ expr }) => expr);
  const wanted = [...new Set(expressions.flatMap(metricsIn))].filter((name) => !(name in ABSENT)).sort();
  expect(wanted.length).toBeGreaterThan(15);
  const missing = (names: string[]): string[] => wanted.filter((name) => !names.includes(name));
  const names = await until<string[]>('label/__name__/values', (all) => missing(all).length === 0);
  expect(missing(names ?? [])).toEqual([]);
}, RUN_MS);

it('evaluates every rule without a fault, and wakes nobody', async () => {
  type Groups = { groups: { rules: { name: string; health: string; lastError?: string; state?: string }[] }[] };
  const rules = (data: Groups): Groups['groups'][number]['rules'] => data.groups.flatMap(({ rules: all }) => all);
  const data = await until<Groups>('rules', (now) => rules(now).length > 40 && rules(now).every(({ health }) => health === 'ok'));
  expect(rules(data!).filter(({ health }) => health !== 'ok')).toEqual([]);
  expect(rules(data!)).toHaveLength(allRules().length);
  expect(rules(data!).filter(({ state }) => state === 'firing').map(({ name }) => name)).toEqual([]);
}, RUN_MS);

// A matcher that matches nothing is no fault to Prometheus: a service level that is never measured never burns.
it('measures every service level', async () => {
  const levels = ['analysis_errors', 'slow_decisions', 'http_errors'].map((level) => `namespace:provenance_${level}:ratio_rate5m`);
  for (const level of levels) {
    const data = await until<{ result: unknown[] }>(`query?query=${level}`, ({ result }) => result.length > 0);
    expect([level, data?.result.length]).toEqual([level, 1]);
  }
}, RUN_MS);

it('answers every query of every dashboard', async () => {
  const faults: string[] = [];
  for (const { where, expr } of dashboardQueries()) {
    // What Grafana puts in for its own words.
    const query = expr.replaceAll('$namespace', '.*').replaceAll('$__rate_interval', '1m');
    const answer = await fetch(`${base}/api/v1/query?query=${encodeURIComponent(query)}`);
    if (!answer.ok) faults.push(`${where}: ${await answer.text()}`);
  }
  expect(faults).toEqual([]);
}, RUN_MS);

it('sees every process by its kind, under the job that the alerts name', async () => {
  type Vector = { result: { metric: Record<string, string>; value: [number, string] }[] };
  const query = encodeURIComponent('up{job="provenance"} * on (instance) group_left (service) provenance_build_info');
  const data = await until<Vector>(`query?query=${query}`, ({ result }) => result.length === APPS.length);
  expect(data?.result.map(({ metric, value }) => [metric['service'], value[1]]).sort()).toEqual(APPS.map((app) => [app, '1']).sort());
}, RUN_MS);
