import { deriveId, hashOfRange, leafHash, rootOf, tileName, tilesOf } from '@provenance/domain';
import { useRedis } from '../connection/server.fixture.ts';
import { logEntriesKey, logTileKey } from '../keys.ts';
import type { DecisionLogStore } from './decision-log-store.ts';
import { InMemoryDecisionLogStore } from './in-memory-decision-log-store.ts';
import { RedisDecisionLogStore } from './redis-decision-log-store.ts';

const real = useRedis();
const RETENTION = { contents: 1, results: 1, facts: 60 };

beforeEach(() => real.redis.flushall());

const decisionId = (at: number): string => deriveId('pd', String(at));
const entry = (at: number): Buffer => Buffer.from(`record ${at}`);

async function rootAt(log: DecisionLogStore, size: number): Promise<string> {
  const range = { start: 0, end: size };
  return hashOfRange(range, await log.tiles(tilesOf([range]))).toString('hex');
}

const plainRoot = (size: number): string => rootOf(Array.from({ length: size }, (_, at) => leafHash(entry(at)))).toString('hex');

describe.each<[string, () => DecisionLogStore]>([
  ['InMemoryDecisionLogStore', () => new InMemoryDecisionLogStore()],
  ['RedisDecisionLogStore', () => new RedisDecisionLogStore(real.redis, RETENTION)],
])('%s', (_name, make) => {
  it('keeps records in their order, with the hashes of every size across tiles', async () => {
    const log = make();
    expect([await log.size(), await log.entries(0, 0), await log.checkpoint()]).toEqual([0, [], undefined]);
    for (let at = 0; at < 600; at += 1) expect(await log.append(decisionId(at), entry(at))).toEqual({ index: at, appended: true });
    expect(await log.size()).toBe(600);
    for (const size of [1, 255, 256, 257, 511, 512, 513, 600]) expect([size, await rootAt(log, size)]).toEqual([size, plainRoot(size)]);
    expect((await log.entries(250, 260)).map(String)).toEqual(Array.from({ length: 10 }, (_, at) => `record ${250 + at}`));
    expect(await log.indexesOf([decisionId(511), deriveId('pd', 'nobody')])).toEqual([511, undefined]);
  });

  it('keeps the same record of a decision once, and another record of it beside', async () => {
    const log = make();
    await log.append(decisionId(0), entry(0));
    await log.append(decisionId(1), entry(1));
    expect(await log.append(decisionId(0), entry(0))).toEqual({ index: 0, appended: false });
    expect(await log.append(decisionId(0), entry(2))).toEqual({ index: 2, appended: true });
    expect([await log.size(), await log.indexesOf([decisionId(0)])]).toEqual([3, [2]]);
  });

  it('keeps a checkpoint in the place of the one it was made after, and of no other', async () => {
    const log = make();
    const [first, rival, second] = [{ size: 1, note: 'one' }, { size: 2, note: 'two, by a rival' }, { size: 2, note: 'two' }];
    const kept = [await log.keepCheckpoint(first, undefined), await log.keepCheckpoint(rival, undefined), await log.keepCheckpoint(second, first), await log.keepCheckpoint(rival, first)];
    expect([kept, await log.checkpoint()]).toEqual([[true, false, true, false], second]);
  });
});

describe('the log in Redis', () => {
  it('has every record once and whole tiles, whoever appends at the same time and twice', async () => {
    const writers = [new RedisDecisionLogStore(real.redis, RETENTION), new RedisDecisionLogStore(real.redis, RETENTION)];
    const appended = await Promise.all(Array.from({ length: 700 }, (_, at) => writers.map((log) => log.append(decisionId(at), entry(at)))).flat());
    expect(appended.filter((one) => one.appended)).toHaveLength(700);
    const [log] = writers as [RedisDecisionLogStore];
    const entries = await log.entries(0, 700);
    expect(entries.map(String).sort()).toEqual(Array.from({ length: 700 }, (_, at) => `record ${at}`).sort());
    expect(await rootAt(log, 700)).toBe(rootOf(entries.map((one) => leafHash(one!))).toString('hex'));
    expect((await log.tiles([{ level: 1, index: 0 }])).get(tileName({ level: 1, index: 0 }))).toHaveLength(64);
  });

  it('lets records expire and keeps their hashes; later ones keep their places', async () => {
    const log = new RedisDecisionLogStore(real.redis, RETENTION);
    for (let at = 0; at < 3; at += 1) await log.append(decisionId(at), entry(at));
    expect(await real.redis.ttl(logEntriesKey(0))).toBeGreaterThan(0);
    expect(await real.redis.ttl(logTileKey({ level: 0, index: 0 }))).toBe(-1);
    await real.redis.del(logEntriesKey(0));
    expect(await log.entries(0, 3)).toEqual([undefined, undefined, undefined]);
    await log.append(decisionId(3), entry(3));
    expect((await log.entries(0, 4)).map((one) => one?.toString())).toEqual([undefined, undefined, undefined, 'record 3']);
    expect(await rootAt(log, 4)).toBe(plainRoot(4));
  });

  it('begins another where all keys of one are gone, as an operator ends it', async () => {
    const ended = new RedisDecisionLogStore(real.redis, RETENTION);
    for (let at = 0; at < 300; at += 1) await ended.append(decisionId(at), entry(at));
    await ended.keepCheckpoint({ size: 300, note: 'old' }, undefined);
    await real.redis.unlink(...(await real.redis.keys('prov:{log}:*')));
    const log = new RedisDecisionLogStore(real.redis, RETENTION);
    expect(await log.append(decisionId(300), entry(300))).toEqual({ index: 0, appended: true });
    await log.keepCheckpoint({ size: 1, note: 'new' }, undefined);
    expect([await log.checkpoint(), await log.indexesOf([decisionId(0)])]).toEqual([{ size: 1, note: 'new' }, [undefined]]);
  });

  it('goes by a head of which only the note is left', async () => {
    const log = new RedisDecisionLogStore(real.redis, RETENTION);
    await log.keepCheckpoint({ size: 1, note: 'one' }, undefined);
    await real.redis.hdel('prov:{log}:checkpoint', 'size');
    const left = await log.checkpoint();
    expect(await log.keepCheckpoint({ size: 2, note: 'two' }, left)).toBe(true);
  });

  it('appends nothing to a log that has lost hashes', async () => {
    const log = new RedisDecisionLogStore(real.redis, RETENTION);
    for (let at = 0; at < 3; at += 1) await log.append(decisionId(at), entry(at));
    await real.redis.del(logTileKey({ level: 0, index: 0 }));
    await expect(log.append(decisionId(3), entry(3))).rejects.toThrow('The decision log of 3 records has lost hashes');
  });
});
