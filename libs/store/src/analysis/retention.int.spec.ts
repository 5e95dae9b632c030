import { type AnalysisRecord, type Decision, deriveId, type DetectionResult, STAGES, waitingStages } from '@provenance/domain';
import { useRedis } from '../connection/server.fixture.ts';
import { attestationKey, bodyKey, decisionKey, detectionKey, evidenceKey, factsKey, linesKey, recordKey, stateKey } from '../keys.ts';
import { RedisOpenLedger } from '../ledger/redis-open-ledger.ts';
import { RedisAnalysisStore } from './redis-analysis-store.ts';

const RETENTION = { contents: 1_000, results: 2_000, facts: 3_000 };
const AT = '2026-01-01T00:00:00.000Z';
const FAILURE = { stage: 'detect', reason: 'r' } as const;

const real = useRedis();
let store: RedisAnalysisStore;

beforeAll(() => {
  store = new RedisAnalysisStore(real.redis, new RedisOpenLedger(real.redis), RETENTION);
});

function record(name: string): AnalysisRecord {
  return {
    analysis_id: deriveId('an', 'retention', name),
    status: 'received',
    repo: 'acme/shop',
    pr_number: '42',
    base_sha: 'abc123',
    head_sha: 'def456',
    created_at: AT,
    updated_at: AT,
    body_sha256: 'a'.repeat(64),
    line_count: 1,
    has_files: true,
    stages: waitingStages(),
  };
}

/** All that the stages write for an analysis, whether it is still there or not. */
async function runStages(id: string): Promise<void> {
  for (const stage of STAGES) await store.stageStarted(id, stage, AT);
  await store.saveLines(id, []);
  await store.saveDetection(id, { findings: [], coverage: [], engines: [] } satisfies DetectionResult);
  for (const stage of STAGES) await store.stageFinished(id, stage, AT, { status: 'degraded', reason: 'r' });
  await store.fail(id, FAILURE, AT);
  await store.reopen(id, AT);
  await store.saveDecision(id, { decision_id: deriveId('pd', id), analysis_id: id } as unknown as Decision, { attestation: { evidence_sha256: '', evidence_bytes: 0 }, evidence: Buffer.alloc(0) });
  await store.complete(id, AT, { findings_total: 0, facts: [] });
}

describe('the keys of an analysis', () => {
  it('all expire, each by the setting of its kind', async () => {
    const given = record('all');
    const id = given.analysis_id;
    await store.accept({ record: given, body: Buffer.from('{}') });
    await runStages(id);
    const expected: [string, number][] = [
      [bodyKey(id), RETENTION.contents],
      ...[recordKey, stateKey, linesKey, detectionKey, decisionKey, attestationKey, evidenceKey].map((key): [string, number] => [key(id), RETENTION.results]),
      [factsKey(id), RETENTION.facts],
    ];
    expect((await real.redis.keys(`prov:{${id}}:*`)).sort()).toEqual(expected.map(([key]) => key).sort());
    for (const [key, seconds] of expected) {
      const left = await real.redis.ttl(key);
      // A busy machine may take a while from the writing to here, but no kind comes near the next.
      expect({ key, kind: Math.ceil(left / 1_000) * 1_000 }).toEqual({ key, kind: seconds });
    }
  });

  it('do not come back when a stage is late for an analysis that has expired', async () => {
    const id = record('expired').analysis_id;
    await runStages(id);
    expect(await real.redis.keys(`prov:{${id}}:*`)).toEqual([]);
  });
});

describe('accepting', () => {
  class BrokenLedger extends RedisOpenLedger {
    override mark(): Promise<void> {
      return Promise.reject(new Error('no mark'));
    }
  }

  it('does not answer when the analysis could not be marked as open: nobody would look after it', async () => {
    const ledger = new BrokenLedger(real.redis);
    const accepting = new RedisAnalysisStore(real.redis, ledger).accept({ record: record('unmarked'), body: Buffer.from('{}') });
    await expect(accepting).rejects.toThrow('no mark');
  });
});
