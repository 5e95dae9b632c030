import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, redisServerPath } from '@provenance/embedded';
import { Redis } from 'ioredis';
import { ROOT } from '../parts/tool.ts';

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

/** While a disk is slow the server keeps up to two seconds to itself: this is when it has let go of them. */
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

it('backs up what is there by the commands of the page, and restores it on an empty server', async () => {
  // As the page says: no rewrite begins, none runs, the folder of the append-only file is packed, rewrites go on.
  for (const command of ['CONFIG SET auto-aof-rewrite-percentage 0', 'INFO persistence', 'WAITAOF 1 0 5000', 'appendonlydir', 'CONFIG SET auto-aof-rewrite-percentage 100']) {
    expect(page).toContain(command);
  }
  const data = folder('data');
  await start(data);
  await redis.set('prov:{an_1}:record', 'kept');
  await redis.zadd('prov:{open}', 1, 'an_1');
  await redis.config('SET', 'auto-aof-rewrite-percentage', '0');
  expect(await redis.info('persistence')).toMatch(/aof_rewrite_in_progress:0/);
  await written();
  execFileSync('tar', ['-C', data, '-czf', join(base, 'backup.tgz'), 'appendonlydir']);
  await redis.config('SET', 'auto-aof-rewrite-percentage', '100');
  await redis.set('prov:{an_2}:record', 'came after');
  await stop('SIGKILL');

  const restored = folder('restored');
  execFileSync('tar', ['-C', restored, '-xzf', join(base, 'backup.tgz')]);
  await start(restored);
  expect(await redis.dbsize()).toBe(2);
  expect(await redis.get('prov:{an_1}:record')).toBe('kept');
  expect(await redis.zrange('prov:{open}', '0', '-1')).toEqual(['an_1']);
  await stop('SIGTERM');
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
