import { deriveId, isConsistent, leafHash, logEntry, openCheckpoint, parseCheckpoint, rootFromInclusion, type Checkpoint } from '@provenance/domain';
import { startRedis, type RedisServer } from '@provenance/embedded';
import { createRedis, RedisDecisionLogStore, untilReady, type RedisClient } from '@provenance/store';
import { SAMPLE_KEYS, SAMPLE_PROOF } from '../attestation/attestation.example.ts';
import { SAMPLE_DECISION, SAMPLE_RECORD } from '../examples/sample-analysis.ts';
import { DecisionLog } from './decision-log.ts';

const NAMES = { chosen: undefined, ofNew: 'log.example.com' };
const silent = { error: () => undefined, warn: () => undefined };
const MANY = 10_000;

let server: RedisServer;
let redis: RedisClient;
let store: RedisDecisionLogStore;
let log: DecisionLog;

beforeAll(async () => {
  server = await startRedis();
  redis = createRedis(server.url, 'store', () => undefined);
  await untilReady(redis);
  store = new RedisDecisionLogStore(redis);
  log = new DecisionLog(store, SAMPLE_KEYS, NAMES, silent);
});

afterAll(async () => {
  redis.disconnect();
  await server.stop();
});

beforeEach(() => redis.flushall());

const decisionId = (at: number): string => deriveId('pd', String(at));
const entry = (at: number): Buffer => logEntry(SAMPLE_RECORD, { ...SAMPLE_DECISION, decision_id: decisionId(at) }, SAMPLE_PROOF.attestation);
const head = async (): Promise<Checkpoint> => openCheckpoint(await log.checkpoint(), SAMPLE_KEYS.all);

async function fill(from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += 1) await store.append(decisionId(at), entry(at));
}

it('proves records and growth of a log of 10,000 decisions, from a few keys', async () => {
  const heads: Checkpoint[] = [];
  let filled = 0;
  for (const size of [1, 255, 256, 257, 5_000, 8_192, 9_999, MANY]) {
    await fill(filled, size);
    filled = size;
    heads.push(await head());
  }
  const now = heads.at(-1)!;
  for (const index of [0, 1, 255, 256, 4_095, 4_096, 8_191, 8_192, 9_998, 9_999]) {
    const { hashes } = await log.inclusion(index, MANY);
    expect(rootFromInclusion(leafHash(entry(index)), index, MANY, hashes.map((hash) => Buffer.from(hash, 'base64')))).toEqual(now.root);
  }
  for (const [older, old] of heads.entries()) {
    for (const then of heads.slice(older)) {
      const { hashes } = await log.consistency(old.size, then.size);
      expect(isConsistent(old, then, hashes.map((hash) => Buffer.from(hash, 'base64')))).toBe(true);
    }
  }
  // 256 hashes a key, the records beside them, and nothing for a proof.
  expect((await redis.keys('prov:{log}:tile:*')).length).toBe(Math.ceil(MANY / 256) + 1);
});

describe('a log that was rewritten in the store', () => {
  const rewritten = async (change: () => Promise<unknown>): Promise<unknown> => {
    await fill(0, 300);
    await log.checkpoint();
    await change();
    return log.checkpoint().then(parseCheckpoint, (error: { code: string; message: string }) => `${error.code}: ${error.message}`);
  };

  it('gets no signature for another leaf, before it grows and after', async () => {
    const other = leafHash(Buffer.from('another record'));
    expect(await rewritten(() => redis.setrange('prov:{log}:tile:0:0', 32 * 17, other as unknown as string))).toMatchObject({ size: 300 });
    // The tile above still has the hash of the whole tile: the auditor compares them. Of the tile that is not whole:
    expect(await rewritten(() => redis.setrange('prov:{log}:tile:0:1', 32 * 3, other as unknown as string))).toBe(
      'log_inconsistent: The decision log is not what it was: its first 300 records are not those that were signed',
    );
  });

  it('gets no signature for fewer records', async () => {
    expect(await rewritten(() => redis.set('prov:{log}:size', '299'))).toBe(
      'log_inconsistent: The decision log is not what it was: it has 299 records, and was signed with 300',
    );
    await redis.flushall();
    expect(await rewritten(() => redis.del('prov:{log}:tile:1:0'))).toBe('log_inconsistent: The decision log is not what it was: Tile 1/0 of the log is not whole');
  });

  it('gets none after a head whose bytes are no text, and the question ends', async () => {
    await fill(0, 1);
    const kept = Buffer.from(await log.checkpoint());
    kept[kept.length - 3] = 0xff;
    await redis.hset('prov:{log}:checkpoint', 'note', kept);
    await fill(1, 2);
    await expect(log.checkpoint()).rejects.toMatchObject({ code: 'log_inconsistent', message: expect.stringContaining('is damaged') });
  });

  it('tells the log of the process when a record is entered', async () => {
    const said = Promise.withResolvers<unknown>();
    const watched = new DecisionLog(store, SAMPLE_KEYS, NAMES, { ...silent, error: (...words: unknown[]) => said.resolve(words) } as never);
    await fill(0, 3);
    await watched.checkpoint();
    await store.keepCheckpoint({ size: 3, note: (await watched.checkpoint()).replace(/\n3\n/, '\n2\n') }, await store.checkpoint());
    await watched.append(decisionId(3), entry(3));
    expect(await said.promise).toEqual([{ err: expect.objectContaining({ code: 'log_inconsistent' }) }, 'the head of the decision log was not signed']);
  });
});

describe('the name of a log', () => {
  const originsOf = (...notes: string[]): string[] => notes.map((note) => parseCheckpoint(note).origin);

  it('stays that of its first head, wherever the service moves', async () => {
    await fill(0, 2);
    const before = await log.checkpoint();
    const moved = new DecisionLog(store, SAMPLE_KEYS, { ...NAMES, ofNew: 'ingress.example.com' }, silent);
    expect(await moved.checkpoint()).toBe(before);
    await fill(2, 3);
    expect(originsOf(before, await moved.checkpoint())).toEqual([NAMES.ofNew, NAMES.ofNew]);
  });

  it('is open while the log is empty', async () => {
    const before = await log.checkpoint();
    const moved = new DecisionLog(store, SAMPLE_KEYS, { ...NAMES, ofNew: 'ingress.example.com' }, silent);
    expect(originsOf(before, await moved.checkpoint())).toEqual([NAMES.ofNew, 'ingress.example.com']);
  });

  it('is another one where another is chosen, which the log of the process tells', async () => {
    await fill(0, 2);
    const before = await log.checkpoint();
    const said: unknown[] = [];
    const renamed = new DecisionLog(store, SAMPLE_KEYS, { ...NAMES, chosen: 'renamed.example.com' }, { ...silent, warn: (facts: unknown) => void said.push(facts) });
    const after = await renamed.checkpoint();
    expect(originsOf(before, after)).toEqual([NAMES.ofNew, 'renamed.example.com']);
    expect(await renamed.checkpoint()).toBe(after);
    expect(said).toEqual([{ from: NAMES.ofNew, to: 'renamed.example.com' }]);
  });

  it('is one, when processes of several addresses sign the first head at once', async () => {
    await fill(0, 2);
    const processes = ['one', 'two', 'three'].map((ofNew) => new DecisionLog(store, SAMPLE_KEYS, { ...NAMES, ofNew }, silent));
    const heads = await Promise.all(processes.map((each) => each.checkpoint()));
    expect(new Set(originsOf(...heads)).size).toBe(1);
  });

  it('is not taken from a head whose name no key could have', async () => {
    await fill(0, 1);
    await store.keepCheckpoint({ size: 1, note: (await log.checkpoint()).replace(NAMES.ofNew, 'two words') }, await store.checkpoint());
    expect(originsOf(await log.checkpoint())).toEqual([NAMES.ofNew]);
  });
});
