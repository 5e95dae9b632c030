import { spawn, spawnSync, type ChildProcess, type SpawnSyncReturns } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, redisServerPath } from '@provenance/embedded';
import { Redis } from 'ioredis';
import { parse, parseAllDocuments } from 'yaml';
import { CHART, KUBERNETES, objectOf, type KubernetesObject } from '../chart/chart.ts';
import { KubernetesSchemas } from '../chart/kubernetes-schema.ts';
import { ROOT, runAtRoot, toolPath } from '../parts/tool.ts';

const page = readFileSync(join(ROOT, 'docs/operations/redis.md'), 'utf8');

let base: string;
let server: ChildProcess;
let redis: Redis;

async function start(folder: string, ...options: string[]): Promise<void> {
  const port = await freePort();
  server = spawn(redisServerPath(), [join(ROOT, 'deploy/redis.conf'), '--port', String(port), '--bind', '127.0.0.1', '--dir', folder, ...options], { stdio: 'ignore' });
  redis = new Redis(port, '127.0.0.1', { retryStrategy: () => 20, maxRetriesPerRequest: null });
  redis.on('error', () => undefined);
  await redis.ping();
}

async function stop(signal: NodeJS.Signals): Promise<void> {
  redis.disconnect();
  const ended = once(server, 'exit');
  server.kill(signal);
  await ended;
}

/** While a disk is slow the server keeps up to two seconds to itself: this is when it has let go of what this connection wrote. */
async function written(): Promise<void> {
  const [local] = (await redis.call('WAITAOF', '1', '0', '5000')) as [number];
  expect(local).toBe(1);
}

const folder = (name: string): string => {
  mkdirSync(join(base, name));
  return join(base, name);
};

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'provenance-backup-'));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** The one command of the page that fits, from its shell on. */
function commandOf(pattern: RegExp): string {
  const found = [...new Set([...page.matchAll(pattern)].map(([, command]) => command!))];
  expect(found).toHaveLength(1);
  return found[0]!;
}

/** Runs a command of the page: beside the server, whose folder it calls /data, and with the client that a container has. */
function run(command: string, data: string): { code: number | null; err: string } {
  const environment = { ...process.env, PATH: `${client()}:${process.env['PATH']}`, REDIS_PORT: String(redis.options.port) };
  const { status, stderr } = spawnSync('sh', ['-c', command.replaceAll('/data', data)], { cwd: ROOT, encoding: 'utf8', env: environment });
  return { code: status, err: stderr };
}

/** There is no redis-cli among the parts of the tests: one that does with a command, or with those of its input, what redis-cli does. */
function client(): string {
  const bin = join(base, 'bin');
  mkdirSync(bin, { recursive: true });
  const program = [
    `#!${process.execPath}`,
    `const { Redis } = require(${JSON.stringify(createRequire(import.meta.url).resolve('ioredis'))});`,
    "const commands = process.argv.length > 2 ? [process.argv.slice(2)] : require('node:fs').readFileSync(0, 'utf8').trim().split('\\n').map((line) => line.split(' '));",
    'const redis = new Redis(Number(process.env.REDIS_PORT), { password: process.env.REDISCLI_AUTH || undefined });',
    '(async () => {',
    '  for (const [name, ...words] of commands) console.log([await redis.call(name, ...words)].flat().join("\\n"));',
    '  redis.disconnect();',
    "})().catch((error) => { console.log(error.message); process.exit(0); });",
  ];
  writeFileSync(join(bin, 'redis-cli'), program.join('\n'), { mode: 0o755 });
  return bin;
}

const BACKUP = /exec (?:-T redis|-i provenance-redis-0 --) (sh -s < \S+) > provenance\.tgz$/gm;
const UNPACK = /(?:redis|sh) -c '(rm -rf [^']+)' < provenance\.tgz$/gm;
const backUp = (data: string, archive: string): ReturnType<typeof run> => run(`${commandOf(BACKUP).replace('sh -s', 'sh -s -- /data')} > ${archive}`, data);

it('backs up what is there by the commands of the page, and restores it over what was', async () => {
  const data = folder('data');
  const archive = join(base, 'backup.tgz');
  await start(data);
  await redis.set('prov:{an_1}:record', 'kept');
  await redis.zadd('prov:{open}', 1, 'an_1');
  expect(backUp(data, archive)).toMatchObject({ code: 0 });
  expect(await redis.config('GET', 'auto-aof-rewrite-percentage')).toEqual(['auto-aof-rewrite-percentage', '100']);
  await redis.set('prov:{an_2}:record', 'came after');
  await stop('SIGKILL');

  expect(run(`${commandOf(UNPACK)} < ${archive}`, data)).toEqual({ code: 0, err: '' });
  await start(data);
  expect(await redis.get('prov:{an_1}:record')).toBe('kept');
  expect(await redis.zrange('prov:{open}', '0', '-1')).toEqual(['an_1']);
  expect(await redis.exists('prov:{an_2}:record')).toBe(0);
  await stop('SIGTERM');
});

it('makes no backup where the file is never told to be on the disk, and says so', async () => {
  const data = folder('unsynced');
  await start(data, '--appendfsync', 'no');
  // What a connection without a write of its own is told, whatever the disk does.
  expect(await redis.call('WAITAOF', '1', '0', '100')).toEqual([1, 0]);
  expect(backUp(data, join(base, 'never.tgz'))).toMatchObject({ code: 1, err: expect.stringContaining('no backup: the append-only file does not have') });
  await stop('SIGTERM');
});

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('leaves Redis as it was when %s ends it, as a terminal does', async (signal) => {
  const data = folder(`ended-by-${signal}`);
  await start(data);
  const slow = join(base, `slow-tar-${signal}`);
  mkdirSync(slow);
  writeFileSync(join(slow, 'tar'), '#!/bin/sh\necho reading >&2\nexec sleep 60\n', { mode: 0o755 });
  const environment = { ...process.env, PATH: `${slow}:${client()}:${process.env['PATH']}`, REDIS_PORT: String(redis.options.port) };
  const backup = spawn('sh', ['deploy/redis-backup.sh', data], { cwd: ROOT, env: environment, detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  for await (const said of backup.stderr) if (String(said).includes('reading')) break;
  expect(await redis.config('GET', 'auto-aof-rewrite-percentage')).toEqual(['auto-aof-rewrite-percentage', '0']);
  const ended = once(backup, 'exit');
  process.kill(-backup.pid!, signal);
  await ended;
  expect(await redis.config('GET', 'auto-aof-rewrite-percentage')).toEqual(['auto-aof-rewrite-percentage', '100']);
  await stop('SIGTERM');
});

/** A backup beside a `tar` of the test, which has the real one at `$TAR`. */
function backUpBy(data: string, program: string): SpawnSyncReturns<string> {
  const bin = mkdtempSync(join(base, 'tar-'));
  writeFileSync(join(bin, 'tar'), `#!/bin/sh\n${program}\n`, { mode: 0o755 });
  const real = spawnSync('sh', ['-c', 'command -v tar'], { encoding: 'utf8' }).stdout.trim();
  const environment = { ...process.env, PATH: `${bin}:${client()}:${process.env['PATH']}`, REDIS_PORT: String(redis.options.port), TAR: real };
  return spawnSync('sh', ['deploy/redis-backup.sh', data], { cwd: ROOT, encoding: 'utf8', env: environment });
}

it.each([
  ['its file was rewritten while it was read', '"$TAR" "$@"; redis-cli BGREWRITEAOF >&2; while redis-cli INFO persistence | grep -Eq "^aof_rewrite_(in_progress|scheduled):1"; do :; done', 'Redis has rewritten its file meanwhile'],
  ['tar fails, as that of BusyBox does for whatever reason', 'exit 1', 'tar failed'],
  ['tar fails, as that of GNU does', 'if [ "$1" = --version ]; then echo "tar (GNU tar) 1.35"; exit; fi; exit 2', 'tar failed'],
])('makes no backup where %s', async (_what, program, said) => {
  const data = mkdtempSync(join(base, 'data-'));
  await start(data);
  await redis.set('prov:{an_1}:record', 'kept');
  expect(backUpBy(data, program)).toMatchObject({ status: 1, stderr: expect.stringContaining(`no backup: ${said}`) });
  expect(await redis.config('GET', 'auto-aof-rewrite-percentage')).toEqual(['auto-aof-rewrite-percentage', '100']);
  await stop('SIGTERM');
});

it('makes one while the file grows, of which the tar of GNU tells', async () => {
  const data = mkdtempSync(join(base, 'data-'));
  await start(data);
  expect(backUpBy(data, 'if [ "$1" = --version ]; then echo "tar (GNU tar) 1.35"; exit; fi; "$TAR" "$@"; exit 1')).toMatchObject({ status: 0 });
  await stop('SIGTERM');
});

it('says at once which password it was', async () => {
  const data = folder('locked');
  await start(data);
  await redis.config('SET', 'requirepass', 'right');
  expect(backUp(data, join(base, 'locked.tgz'))).toMatchObject({ code: 1, err: expect.stringMatching(/^no backup: Redis answers .*NOAUTH.*\n$/) });
  await stop('SIGTERM');
});

it('restores the volume of the bundled Redis by a pod that its namespace admits', () => {
  const pod = parse(readFileSync(join(ROOT, 'deploy/redis-restore.yaml'), 'utf8')) as KubernetesObject;
  for (const version of KUBERNETES) expect(new KubernetesSchemas(version).faults(pod)).toEqual([]);
  const { out } = runAtRoot(toolPath('helm'), ['template', 'provenance', CHART, '--kube-version', KUBERNETES[1], '--values', join(CHART, 'ci/trial.yaml')]);
  const bundled = objectOf(parseAllDocuments(out).map((document) => document.toJS() as KubernetesObject), 'StatefulSet', 'redis');
  const [claim] = bundled.spec.volumeClaimTemplates as KubernetesObject[];
  expect(pod.spec.volumes[0].persistentVolumeClaim.claimName).toBe(`${claim!.metadata.name}-${bundled.metadata.name}-0`);
  expect(pod.spec.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: bundled.spec.template.spec.securityContext.runAsUser, seccompProfile: { type: 'RuntimeDefault' } });
  expect(pod.spec.containers[0].securityContext).toEqual(bundled.spec.template.spec.containers[0].securityContext);
  expect(pod.spec.containers[0].image).toBe(bundled.spec.template.spec.containers[0].image);
});

it('has after a kill what it had written, and refuses writes when it is full instead of evicting', async () => {
  const data = folder('full');
  await start(data, '--maxmemory', '3mb');
  const kept: string[] = [];
  const refusal = await (async () => {
    for (let index = 0; index < 1_000; index += 1) {
      try {
        await redis.set(`prov:{an_${index}}:record`, 'x'.repeat(20_000), 'EX', 3_600);
        kept.push(`prov:{an_${index}}:record`);
      } catch (error) {
        return (error as Error).message;
      }
    }
    return undefined;
  })();
  expect(refusal).toMatch(/^OOM/);
  expect(await redis.exists(...kept)).toBe(kept.length);
  await written();
  await stop('SIGKILL');
  await start(data);
  expect(await redis.exists(...kept)).toBe(kept.length);
  await stop('SIGTERM');
});
