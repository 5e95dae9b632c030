import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRedis } from '@provenance/embedded';
import { type AnalysisRecord, deriveId, waitingStages } from '@provenance/domain';
import { RedisAnalysisStore } from '../analysis/redis-analysis-store.ts';
import { RedisOpenLedger } from '../ledger/redis-open-ledger.ts';
import { createRedis, untilReady, type RedisClient } from './create-redis.ts';

/**
 * With `everysec` the server holds back what it has acknowledged while an fsync runs (up to 2 s), and a killed
 * process takes it along: seen in one of fifteen kills. With `always` acknowledged is written.
 */
const DURABLE = { appendOnly: true, config: { appendfsync: 'always' } };

const T0 = '2026-01-01T00:00:00.000Z';

function record(name: string): AnalysisRecord {
  return {
    analysis_id: deriveId('an', 'faults', name),
    status: 'received',
    repo: 'acme/shop',
    pr_number: '42',
    base_sha: 'abc123',
    head_sha: 'def456',
    created_at: T0,
    updated_at: T0,
    body_sha256: 'a'.repeat(64),
    line_count: 1,
    has_files: true,
    stages: waitingStages(),
  };
}

async function connect(url: string): Promise<{ redis: RedisClient; store: RedisAnalysisStore; ledger: RedisOpenLedger }> {
  const redis = createRedis(url, 'store', () => undefined);
  await untilReady(redis);
  const ledger = new RedisOpenLedger(redis);
  return { redis, ledger, store: new RedisAnalysisStore(redis, ledger) };
}

describe('when Redis is killed', () => {
  it('says unavailable at once, and has everything it acknowledged when it is back', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'provenance-store-'));
    const first = await startRedis({ dir, ...DURABLE });
    const { redis, store, ledger } = await connect(first.url);
    const kept = Array.from({ length: 50 }, (_, i) => record(`kept ${i}`));
    await Promise.all(kept.map((one) => store.accept({ record: one, body: Buffer.from(one.analysis_id) })));

    await first.kill();
    await expect(store.accept({ record: record('lost'), body: Buffer.from('{}') })).rejects.toMatchObject({
      code: 'store_unavailable',
      retryAfter: 5,
    });
    await expect(store.get(kept[0]!.analysis_id)).rejects.toMatchObject({ code: 'store_unavailable' });

    const back = new Promise((resolve) => redis.once('ready', resolve));
    const second = await startRedis({ dir, ...DURABLE, port: first.port });
    await back;
    const found = await Promise.all(kept.map(({ analysis_id }) => store.get(analysis_id)));
    expect(found).toEqual(kept);
    expect((await ledger.size(Date.now())).open).toBe(50);
    expect((await store.accept({ record: record('after'), body: Buffer.from('{}') })).outcome).toBe('accepted');
    redis.disconnect();
    await second.stop();
    await rm(dir, { recursive: true });
  });
});

describe('when Redis answers but cannot serve', () => {
  it('says full when it has no memory left, keeps nothing of that submission and still reads', async () => {
    const server = await startRedis();
    const { redis, store } = await connect(server.url);
    const before = record('before');
    await store.accept({ record: before, body: Buffer.from('{}') });
    await redis.config('SET', 'maxmemory', '1');
    const refused = record('refused');
    await expect(store.accept({ record: refused, body: Buffer.from('{}') })).rejects.toMatchObject({ code: 'store_full' });
    await expect(store.saveLines(before.analysis_id, [])).rejects.toMatchObject({ code: 'store_full' });
    expect(await store.get(before.analysis_id)).toEqual(before);
    expect(await store.get(refused.analysis_id)).toBeUndefined();
    await redis.config('SET', 'maxmemory', '0');
    expect((await store.accept({ record: refused, body: Buffer.from('{}') })).outcome).toBe('accepted');
    redis.disconnect();
    await server.stop();
  });

  it('connects again when the server has become a replica, and says unavailable while it is one', async () => {
    const server = await startRedis();
    const { redis, store } = await connect(server.url);
    await redis.call('REPLICAOF', '127.0.0.1', '1');
    await expect(store.accept({ record: record('replica'), body: Buffer.from('{}') })).rejects.toMatchObject({
      code: 'store_unavailable',
    });
    const admin = createRedis(server.url, 'subscriber', () => undefined);
    await admin.call('REPLICAOF', 'NO', 'ONE');
    await untilReady(redis);
    expect((await store.accept({ record: record('replica'), body: Buffer.from('{}') })).outcome).toBe('accepted');
    admin.disconnect();
    redis.disconnect();
    await server.stop();
  });

  it('says what a server that stays a replica answers, and reads on over one connection', async () => {
    const server = await startRedis();
    const { redis, store } = await connect(server.url);
    const before = record('before');
    await store.accept({ record: before, body: Buffer.from('{}') });
    await redis.call('REPLICAOF', '127.0.0.1', '1');
    const again = new Promise((resolve) => redis.once('ready', resolve));
    const refuse = () => expect(store.accept({ record: record('replica'), body: Buffer.from('{}') })).rejects.toMatchObject({ message: expect.stringContaining('refuses writes: READONLY') });
    await refuse();
    await again;
    let closed = 0;
    redis.on('close', () => void (closed += 1));
    for (let n = 0; n < 20; n++) {
      await refuse();
      expect(await store.get(before.analysis_id)).toEqual(before);
    }
    expect(closed).toBe(0);
    redis.disconnect();
    await server.stop();
  });

  it('sends its scripts again when the server has forgotten them', async () => {
    const server = await startRedis();
    const { redis, store } = await connect(server.url);
    await store.accept({ record: record('one'), body: Buffer.from('{}') });
    await redis.call('SCRIPT', 'FLUSH');
    expect((await store.accept({ record: record('two'), body: Buffer.from('{}') })).outcome).toBe('accepted');
    redis.disconnect();
    await server.stop();
  });
});
