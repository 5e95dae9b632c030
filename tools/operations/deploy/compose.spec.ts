import { createPrivateKey } from 'node:crypto';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { freePort, redisServerPath } from '@provenance/embedded';
import Ajv from 'ajv';
import { Redis } from 'ioredis';
import { parse } from 'yaml';
import { ROOT } from '../parts/tool.ts';
import { stages } from './image-context.ts';

interface Service {
  image?: string;
  build?: { context: string; dockerfile: string; target: string };
  volumes?: string[];
  healthcheck?: { test?: string[]; disable?: boolean };
  deploy?: { resources?: { limits?: { cpus?: string; memory?: string } } };
  environment?: Record<string, string>;
  networks?: string[];
  ports?: string[];
  depends_on?: Record<string, { condition: string }>;
  read_only?: boolean;
  cap_drop?: string[];
  profiles?: string[];
}
interface Compose {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean } | null>;
  volumes: Record<string, unknown>;
}

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const compose = parse(read('docker-compose.yml'), { merge: true }) as Compose;
const services = Object.entries(compose.services);
const APPS = ['ingest-api', 'enrich-worker', 'detect-worker', 'governance-api'];

/** What ends by itself, and images without a shell, a client and a check of their own. */
const UNCHECKED = ['secrets', 'otel-collector', 'jaeger'];

/** The schema of the Compose specification, as a linter of compose files brings it. */
function composeSchema(): object {
  const linter = createRequire(import.meta.url).resolve('dclint');
  return JSON.parse(readFileSync(join(dirname(linter), '../schemas/compose.schema.json'), 'utf8')) as object;
}

describe('the Compose specification', () => {
  // The schema names its draft by an address that ajv does not know.
  const validate = new Ajv.default({ strict: false, validateFormats: false, validateSchema: false, allErrors: true }).compile(composeSchema());
  const faults = (content: unknown): unknown[] => (validate(content) ? [] : (validate.errors ?? []));

  it.each(['docker-compose.yml', 'deploy/compose/github.yml', 'deploy/compose/clickhouse.yml'])('takes %s', (file) => {
    expect(faults(parse(read(file), { merge: true }))).toEqual([]);
  });

  it('does not take a key that it does not know', () => {
    expect(faults({ services: { redis: { image: 'redis', memory: '1g' } } })).not.toEqual([]);
  });
});

it('runs the four apps, what they need and what watches them', () => {
  expect(Object.keys(compose.services)).toEqual(
    expect.arrayContaining([...APPS, 'redis', 'gateway', 'otel-collector', 'prometheus', 'grafana', 'clickhouse']),
  );
  expect(compose.services['clickhouse']?.profiles).toEqual(['clickhouse']);
  expect(services.filter(([, { profiles }]) => profiles !== undefined)).toHaveLength(1);
});

it.each(services)('%s is bounded, watched and without rights', (name, service) => {
  expect(service.deploy?.resources?.limits).toEqual({ cpus: expect.any(String), memory: expect.any(String) });
  expect(service.cap_drop).toEqual(['ALL']);
  // The command that the page names fails on a check that is disabled: docker/compose#13522.
  expect(service.healthcheck?.disable).toBeUndefined();
  if (!UNCHECKED.includes(name)) expect(service.healthcheck !== undefined || APPS.includes(name)).toBe(true);
  if (name !== 'clickhouse') expect(service.read_only).toBe(true);
});

it('builds targets that the Dockerfile has', () => {
  const known = stages().map(({ name }) => name);
  for (const app of APPS) {
    expect(compose.services[app]?.build).toEqual({ context: '.', dockerfile: 'deploy/Dockerfile', target: app });
    expect(known).toContain(app);
  }
});

it('mounts only files that are there', () => {
  const paths = services.flatMap(([, { volumes = [] }]) => volumes.map((volume) => volume.split(':')[0]!)).filter((path) => path.startsWith('.'));
  expect(paths.length).toBeGreaterThan(6);
  expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  const named = services.flatMap(([, { volumes = [] }]) => volumes.map((volume) => volume.split(':')[0]!)).filter((path) => !path.startsWith('.'));
  expect(named.filter((name) => !(name in compose.volumes))).toEqual([]);
});

describe('docs/operations/compose.md', () => {
  const page = read('docs/operations/compose.md');
  const defaults = (text: string): string => text.replaceAll(/\$\{[A-Z_]+:-([^}]*)\}/g, '$1');

  it('tells the memory of every service', () => {
    const told = [...page.matchAll(/^\| ([a-z, -]+) \| ([\d., MGB]+?)(?: each)? \|/gm)].flatMap(([, names, sizes]) => {
      const memory = sizes!.split(', ').map((size) => size.replace(/ ([MG])B/, '$1'));
      return names!.split(', ').map((name, index): [string, string] => [name, memory[index] ?? memory[0]!]);
    });
    // It makes passwords and ends.
    const written = services.filter(([name]) => name !== 'secrets').map(([name, { deploy }]): [string, string] => [name, deploy!.resources!.limits!.memory!.replace(/^\$\{\w+:-(.*)\}$/, '$1')]);
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(written));
  });

  it('tells every address that answers', () => {
    const told = [...page.matchAll(/^\| http:\/\/localhost:(\d+) /gm)].map(([, port]) => port);
    const written = services.flatMap(([, { ports = [] }]) => ports.map((port) => defaults(port).split(':')[1]));
    expect(told.sort()).toEqual(written.sort());
  });

  it('tells every variable that names a port', () => {
    const written = [...read('docker-compose.yml').matchAll(/\$\{([A-Z_]+_PORT):-/g)].map(([, name]) => name!);
    expect([...new Set(page.match(/\b[A-Z]+(?:_[A-Z]+)*_PORT\b/g))].sort()).toEqual([...new Set(written)].sort());
  });

  it('tells every variable that names an image', () => {
    const written = [...read('docker-compose.yml').matchAll(/\$\{([A-Z_]+):-/g)].map(([, name]) => name!).filter((name) => /IMAGES?$|VERSION$/.test(name));
    const [, told] = /^## Other images\n([^]*)$/m.exec(page)!;
    expect([...new Set(told!.match(/[A-Z]+(?:_[A-Z]+)+/g))].sort()).toEqual([...new Set(written)].sort());
  });

  it('shows files that are there', () => {
    const named = [...page.matchAll(/(?:deploy|helm)\/[\w./-]+\w/g)].map(([path]) => path);
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});

it('pins every image to a version that does not say "latest"', () => {
  const images = services.map(([, { image }]) => image!.replaceAll(/\$\{[A-Z_]+:-([^}]*)\}/g, '$1'));
  for (const image of images) expect(image).toMatch(/^[a-z][a-z0-9./-]*:(?!latest)[\w.-]+$/);
  // Images of the service are built here; whether the tags of others are there, no test without their registry can say.
  expect(images.filter((image) => image.endsWith(':local'))).toHaveLength(APPS.length);
});

it('holds no secret in an environment', () => {
  const held = services.flatMap(([name, { environment = {} }]) => Object.keys(environment).filter((key) => /(PASSWORD|TOKEN|SECRET|KEY|REDIS_URL)$/.test(key)).map((key) => `${name} ${key}`));
  expect(held).toEqual([]);
});

it('sets no variable that nobody reads', () => {
  const known = read('docs/configuration.md');
  const set = APPS.flatMap((app) => Object.keys(compose.services[app]?.environment ?? {}));
  expect(set.length).toBeGreaterThan(20);
  expect(set.filter((name) => !known.includes(`${name.replace(/_FILE$/, '')} `) && !known.includes(`\`${name}\``))).toEqual([]);
});

it('keeps the detect worker from the network, and listens on the loopback address alone', () => {
  const outside = services.filter(([, { networks = [] }]) => networks.some((network) => compose.networks[network]?.internal !== true)).map(([name]) => name);
  expect(outside).not.toContain('detect-worker');
  expect(outside).not.toContain('redis');
  for (const [, { ports = [] }] of services) for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
});

it('waits for what each service needs, and needs only what is there', () => {
  for (const [, { depends_on: needs = {} }] of services) {
    for (const [name, { condition }] of Object.entries(needs)) {
      expect(compose.services[name]).toBeDefined();
      if (condition === 'service_healthy') expect(compose.services[name]?.healthcheck !== undefined || APPS.includes(name)).toBe(true);
    }
  }
});

/** Who reads a volume of secrets. */
const READERS: Record<string, readonly string[]> = {
  admin: ['ingest-api', 'governance-api'],
  signing: ['governance-api'],
  'redis-url': APPS,
  'redis-auth': ['redis'],
  'grafana-password': ['grafana'],
  'clickhouse-password': ['clickhouse'],
};
const mountsOf = (name: string): { volume: string; target: string; mode: string }[] =>
  (compose.services[name]?.volumes ?? []).map((mount) => mount.split(':') as [string, string, string?]).map(([volume, target, mode = 'rw']) => ({ volume, target, mode }));
/** The folder below /run that its maker writes a volume into. */
const WRITTEN = Object.fromEntries(mountsOf('secrets').filter(({ mode }) => mode === 'rw').map(({ volume, target }) => [volume, target.replace('/run/', '')]));

it('gives each secret to those that read it, and to nobody else', () => {
  expect(Object.keys(WRITTEN).sort()).toEqual(Object.keys(READERS).sort());
  for (const [volume, readers] of Object.entries(READERS)) {
    const mounted = services.filter(([name]) => name !== 'secrets').flatMap(([name]) => mountsOf(name).filter((mount) => mount.volume === volume).map((mount) => ({ name, ...mount })));
    expect(mounted.map(({ name }) => name)).toEqual(readers);
    // Mounted to be read, and read by a name.
    for (const { name, target, mode } of mounted) {
      expect(mode).toBe('ro');
      expect(JSON.stringify({ ...compose.services[name], volumes: [] })).toContain(`${target}/`);
    }
  }
});

it('makes passwords once, and different ones', () => {
  const folder = mkdtempSync(join(tmpdir(), 'provenance-secrets-'));
  try {
    for (const reader of Object.keys(READERS)) mkdirSync(join(folder, WRITTEN[reader]!));
    const make = (): string[] => {
      execFileSync('sh', [join(ROOT, 'deploy/compose/make-secrets.sh'), folder]);
      return ['redis-auth/password', 'grafana/password', 'clickhouse/password', 'redis-url/url', 'redis-auth/auth.conf', 'signing/private-key.pem'].map((name) => readFileSync(join(folder, name), 'utf8'));
    };
    const [redis, grafana, clickhouse, url, auth, key] = make();
    expect(new Set([redis, grafana, clickhouse]).size).toBe(3);
    expect(redis).toMatch(/^[0-9a-f]{48}$/);
    expect(url).toBe(`redis://:${redis}@redis:6379/0`);
    expect(auth).toBe(`requirepass ${redis}\n`);
    expect(make()).toEqual([redis, grafana, clickhouse, url, auth, key]);
    expect(createPrivateKey(key!)).toMatchObject({ asymmetricKeyType: 'ec', asymmetricKeyDetails: { namedCurve: 'prime256v1' } });
    expect(statSync(join(ROOT, 'deploy/compose/make-secrets.sh')).mode & 0o111).not.toBe(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it('has a redis.conf that a server takes, and that loses nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'provenance-redis-'));
  const port = await freePort();
  const server = spawn(redisServerPath(), [join(ROOT, 'deploy/redis.conf'), '--port', String(port), '--bind', '127.0.0.1', '--dir', folder], { stdio: 'ignore' });
  const redis = new Redis(port, '127.0.0.1', { retryStrategy: () => 20 });
  redis.on('error', () => undefined);
  try {
    const options = await Promise.all(['appendonly', 'appendfsync', 'maxmemory-policy', 'save'].map((name) => redis.config('GET', name)));
    expect(Object.fromEntries(options.map((pair) => pair as [string, string]))).toEqual({ appendonly: 'yes', appendfsync: 'everysec', 'maxmemory-policy': 'noeviction', save: '' });
  } finally {
    redis.disconnect();
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
});
