import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, runAtRoot, run, toolPath, type Said } from '../parts/tool.ts';

interface Mount {
  type: string;
  source: string;
  target: string;
  read_only?: boolean;
}
interface Service {
  environment?: Record<string, string>;
  volumes?: Mount[];
  networks?: Record<string, unknown>;
  ports?: { host_ip?: string; published?: string }[];
  secrets?: { source: string }[];
  stop_grace_period?: string;
}
interface Resolved {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean }>;
}

/** The first run builds it. */
const BUILD_MS = 900_000;
const PAGE = readFileSync(join(ROOT, 'docs/operations/compose.md'), 'utf8');

/** What the page has in `.env`: nothing at first, then each of its examples. */
const SETTINGS = ['', ...[...PAGE.matchAll(/^```ini\n(.*?)^```/gms)].map(([, lines]) => lines!.trim().replaceAll('\n', ' '))];

let folder: string;

/** `docker compose config` where these stand in `.env`: a folder with what is at the root, so that nothing is written there. */
function resolve(settings: string): Said {
  writeFileSync(join(folder, '.env'), settings.replaceAll(' ', '\n'));
  return run(toolPath('docker-compose'), ['config', '--format', 'json'], { cwd: folder });
}

function resolved(part: string): Resolved {
  const { code, out, err } = resolve(SETTINGS.find((settings) => settings.includes(part))!);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as Resolved;
}

beforeAll(() => {
  toolPath('docker-compose');
  folder = mkdtempSync(join(tmpdir(), 'provenance-compose-'));
  for (const name of ['docker-compose.yml', 'deploy', 'helm']) symlinkSync(join(ROOT, name), join(folder, name));
}, BUILD_MS);
afterAll(() => rmSync(folder, { recursive: true }));

it('finds on the page the whole system, with ClickHouse, and with GitHub', () => {
  expect(SETTINGS).toEqual([
    '',
    'COMPOSE_FILE=docker-compose.yml:deploy/compose/github.yml GITHUB_TOKEN_FILE=./token GITHUB_WEBHOOK_SECRETS_FILE=./webhook-secrets',
    'COMPOSE_FILE=docker-compose.yml:deploy/compose/clickhouse.yml COMPOSE_PROFILES=clickhouse',
  ]);
});

it('has links go by the port that is published, until they are told another address', () => {
  const links = (given: Record<string, string>): unknown => {
    const { code, out } = runAtRoot(toolPath('docker-compose'), ['config', '--format', 'json'], given);
    expect(code).toBe(0);
    const { 'ingest-api': app, gateway } = (JSON.parse(out) as Resolved).services;
    return [gateway?.ports?.map(({ published }) => published), app?.environment?.['PROVENANCE_SERVICE_BASE_URL']];
  };
  expect(links({})).toEqual([['8000'], 'http://localhost:8000']);
  expect(links({ PROVENANCE_HTTP_PORT: '9999' })).toEqual([['9999'], 'http://localhost:9999']);
  expect(links({ PROVENANCE_HTTP_PORT: '9999', PROVENANCE_SERVICE_BASE_URL: 'https://provenance.example.com' })).toEqual([['9999'], 'https://provenance.example.com']);
});

it.each(SETTINGS)('reads "%s" as it is meant', (settings) => {
  const { code, out, err } = resolve(settings);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const { services, networks } = JSON.parse(out) as Resolved;
  const published = Object.values(services).flatMap(({ ports = [] }) => ports);
  expect(published.map(({ host_ip: address }) => address)).toEqual(published.map(() => '127.0.0.1'));
  const files = Object.values(services).flatMap(({ volumes = [] }) => volumes.filter(({ type }) => type === 'bind'));
  expect(files.filter(({ source, read_only: closed }) => !existsSync(source) || closed !== true)).toEqual([]);
  // What reads code that nobody trusts has no way out, whatever is laid over the file.
  expect(Object.keys(services['detect-worker']!.networks!).filter((name) => networks[name]?.internal !== true)).toEqual([]);
});

it('keeps what an app has when ClickHouse is laid over it', () => {
  const { services } = resolved('clickhouse');
  const { environment, volumes } = services['governance-api']!;
  expect(environment).toMatchObject({ PROVENANCE_TIMESERIES_BACKEND: 'clickhouse', PROVENANCE_REDIS_URL_FILE: '/run/redis-url/url' });
  expect(services['enrich-worker']!.environment).toMatchObject({ PROVENANCE_TIMESERIES_BACKEND: 'clickhouse', PROVENANCE_REDIS_URL_FILE: '/run/redis-url/url' });
  expect(volumes?.map(({ target }) => target).sort()).toEqual(['/run/admin', '/run/clickhouse', '/run/redis-url', '/run/signing']);
});

it('leaves ClickHouse out where its profile is not named', () => {
  expect(Object.keys(JSON.parse(resolve('').out).services as object)).not.toContain('clickhouse');
});

it('gives the secrets of GitHub to those that read them', () => {
  const { services } = resolved('github');
  const given = Object.entries(services).flatMap(([name, { secrets = [] }]) => secrets.map(({ source }) => `${name} ${source}`));
  expect(given.sort()).toEqual(['enrich-worker github-token', 'ingest-api github-webhook-secrets']);
  expect(Object.keys(services['ingest-api']!.networks!).sort()).toEqual(['front', 'outside', 'store', 'telemetry']);
});

it('says which file is not named', () => {
  const { code, err } = resolve('COMPOSE_FILE=docker-compose.yml:deploy/compose/github.yml');
  expect(code).not.toBe(0);
  // Which of the two comes first is left to chance.
  expect(err).toMatch(/name the file that holds the (token|secrets)/);
});
