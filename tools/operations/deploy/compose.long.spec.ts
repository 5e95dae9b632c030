import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runAtRoot, toolPath, type Said } from '../parts/tool.ts';

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

/** What the page says to type, up to the command: variables before it, files and profiles after it. */
const COMMANDS = [...new Set([...PAGE.replaceAll('\\\n', ' ').matchAll(/((?:[A-Z_]+=\S+ +)*)docker compose((?: +-f +\S+| +--profile +\S+)*)(?: +up\b)/g)].map(([, before, after]) => `${before!.trim()}|${after!.trim()}`))];

/** `docker compose config` for one of them. */
function resolve(command: string): Said {
  const [before, after] = command.split('|').map((text) => text.split(/\s+/).filter((word) => word !== '')) as [string[], string[]];
  const given = Object.fromEntries(before.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
  return runAtRoot(toolPath('docker-compose'), [...after, 'config', '--format', 'json'], given);
}

function resolved(part: string): Resolved {
  const { code, out, err } = resolve(COMMANDS.find((command) => command.includes(part))!);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as Resolved;
}

beforeAll(() => {
  toolPath('docker-compose');
}, BUILD_MS);

it('finds on the page the whole system, with ClickHouse, and with GitHub', () => {
  expect(COMMANDS).toEqual([
    '|',
    'GITHUB_TOKEN_FILE=./token GITHUB_WEBHOOK_SECRETS_FILE=./webhook-secrets|-f docker-compose.yml -f deploy/compose/github.yml',
    '|-f docker-compose.yml -f deploy/compose/clickhouse.yml --profile clickhouse',
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

it.each(COMMANDS)('reads "%s" as it is meant', (command) => {
  const { code, out, err } = resolve(command);
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
  expect(Object.keys(JSON.parse(resolve('|').out).services as object)).not.toContain('clickhouse');
});

it('gives the secrets of GitHub to those that read them', () => {
  const { services } = resolved('github');
  const given = Object.entries(services).flatMap(([name, { secrets = [] }]) => secrets.map(({ source }) => `${name} ${source}`));
  expect(given.sort()).toEqual(['enrich-worker github-token', 'ingest-api github-webhook-secrets']);
  expect(Object.keys(services['ingest-api']!.networks!).sort()).toEqual(['front', 'outside', 'store', 'telemetry']);
});

it('says which file is not named', () => {
  const { code, err } = resolve('|-f docker-compose.yml -f deploy/compose/github.yml');
  expect(code).not.toBe(0);
  // Which of the two comes first is left to chance.
  expect(err).toMatch(/name the file that holds the (token|secrets)/);
});
