import { deriveId, logEntry, readKeyRing, type Attestation, type Decision } from '@provenance/domain';
import { DecisionLog } from '@provenance/governance-api';
import { createRedis, RedisDecisionLogStore, untilReady, type RedisClient } from '@provenance/store';
import { within, type Item, type Measurement, type Run } from './measurement.ts';
import { withRedis } from './stack.ts';
import { median, quantile } from './statistics.ts';

/** A proof is made within this time, whatever record it is asked for. */
const PROOF_MS = 5;

const REPEATS = 3;

const DIGEST = 'a'.repeat(64);
const ANALYSIS = { repo: 'acme/shop', pr_number: '12345', head_sha: '4b825dc642cb6eb9a060e54bf8d69288fbee4904' };
const ATTESTATION = { evidence_sha256: DIGEST, evidence_bytes: 1, signed: { envelope_sha256: DIGEST } } as Attestation;

export const decisionLog: Item = {
  letter: 'h',
  title: 'The decision log',
  method:
    '10,000 decisions are entered one after the other; then the inclusion proof of every one of them is made over the whole log, one after ' +
    'the other, and consistency proofs from a hundred sizes. Times are of making a proof in the process that serves it, its reads of Redis ' +
    'in them; each proof is made three times. The slowest of all is by the fastest of the three, since what else runs ' +
    'on the cores is no cost of a proof; the percentile is over every single one. Bytes are what MEMORY USAGE says of the keys.',
  async measure(run) {
    return withRedis(async ({ url }) => {
      const redis = createRedis(url, 'store', () => undefined);
      try {
        await untilReady(redis);
        return await measureOn(redis, run);
      } finally {
        redis.disconnect();
      }
    });
  },
};

async function measureOn(redis: RedisClient, run: Run): Promise<Measurement[]> {
  const size = run.quick ? 300 : 10_000;
  const store = new RedisDecisionLogStore(redis);
  const log = new DecisionLog(store, readKeyRing(Buffer.alloc(32).toString('base64')), { chosen: undefined, ofNew: 'bench' }, { error: () => undefined, warn: () => undefined });
  run.say(`${size} decisions`);
  const entering = performance.now();
  for (let at = 0; at < size; at += 1) await store.append(decisionId(at), record(at));
  const rate = size / ((performance.now() - entering) / 1000);
  const proofs = await times(size, (at) => log.inclusion(at, size));
  const consistencies = await times(100, (at) => log.consistency(Math.floor((at * size) / 100), size));
  const heads = await times(100, () => log.checkpoint());
  return [
    { what: 'entered', value: rate, unit: '/s' },
    { what: 'inclusion proof, median', value: median(proofs.flat()), unit: 'ms' },
    { what: 'inclusion proof, 99.9th percentile', value: quantile(proofs.flat(), 0.999), unit: 'ms' },
    within({ what: 'inclusion proof, the slowest of all', value: slowest(proofs), unit: 'ms' }, PROOF_MS),
    within({ what: 'consistency proof, the slowest of 100', value: slowest(consistencies), unit: 'ms' }, PROOF_MS),
    { what: 'head, checked against the one before, median', value: median(heads.flat()), unit: 'ms' },
    { what: 'kept for good, a decision', value: (await bytesOf(redis, 'prov:{log}:tile:*')) / size, unit: 'bytes' },
    { what: 'kept with the facts, a decision', value: ((await bytesOf(redis, 'prov:{log}:entries:*')) + (await bytesOf(redis, 'prov:{log}:index:*'))) / size, unit: 'bytes' },
  ];
}

const slowest = (taken: readonly number[][]): number => Math.max(...taken.map((repeats) => Math.min(...repeats)));

const decisionId = (at: number): string => deriveId('pd', String(at));

function record(at: number): Buffer {
  const decision = { decision_id: decisionId(at), analysis_id: deriveId('an', String(at)), outcome: 'warn', decided_at: '2026-03-02T09:15:00.401Z' } as Decision;
  return logEntry(ANALYSIS, decision, ATTESTATION);
}

/** How long each of so many takes, in ms, each with its repeats. */
async function times(count: number, work: (at: number) => Promise<unknown>): Promise<number[][]> {
  const taken = Array.from({ length: count }, (): number[] => []);
  // Pass by pass, so that one stall of the machine does not meet all repeats of one.
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    for (const [at, repeats] of taken.entries()) {
      const started = performance.now();
      await work(at);
      repeats.push(performance.now() - started);
    }
  }
  return taken;
}

async function bytesOf(redis: RedisClient, pattern: string): Promise<number> {
  const sizes = await Promise.all((await redis.keys(pattern)).map((key) => redis.memory('USAGE', key)));
  return sizes.reduce<number>((sum, bytes) => sum + (bytes ?? 0), 0);
}
