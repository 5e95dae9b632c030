import { type AnalysisRecord, type AttributedLine, type CodeFact, type Decision, type DecisionProof, deriveId, waitingStages } from '@provenance/domain';
import fc from 'fast-check';
import { InMemoryChangeFeed } from '../changes/in-memory-change-feed.ts';
import { useRedis } from '../connection/server.fixture.ts';
import { InMemoryOpenLedger } from '../ledger/in-memory-open-ledger.ts';
import type { OpenLedger } from '../ledger/open-ledger.ts';
import { RedisOpenLedger } from '../ledger/redis-open-ledger.ts';
import type { AnalysisStore } from './analysis-store.ts';
import { InMemoryAnalysisStore } from './in-memory-analysis-store.ts';
import { RedisAnalysisStore } from './redis-analysis-store.ts';

const T0 = '2026-01-01T00:00:00.000Z';
const T1 = '2026-01-01T00:00:01.000Z';
const T2 = '2026-01-01T00:00:02.000Z';
const FAR = Number.MAX_SAFE_INTEGER;

let ids = 0;

function record(change: Partial<AnalysisRecord> = {}): AnalysisRecord {
  return {
    analysis_id: deriveId('an', 'store', String(ids++)),
    status: 'received',
    repo: 'acme/shop',
    pr_number: '42',
    base_sha: 'abc123',
    head_sha: 'def456',
    metadata: { url: 'https://example.com/ünï' },
    created_at: T0,
    updated_at: T0,
    body_sha256: 'a'.repeat(64),
    line_count: 1,
    has_files: true,
    stages: waitingStages(),
    ...change,
  };
}

const line = (line_number: number): AttributedLine => ({
  file_path: '-rf;$(x).py',
  line_number,
  change_type: 'added',
  verdict: { contributor: 'ai', agent_id: 'claude', confidence: 0.5, granularity: 'line', attestation: 'none', evidence: [] },
});

const decision = (analysis_id: string, rationale: string) =>
  ({ decision_id: deriveId('pd', analysis_id), analysis_id, outcome: 'warn', rationale, reasons: [], degraded: [] }) as unknown as Decision;

const fact = (analysis_id: string): CodeFact => ({ analysis_id, repo: 'acme/shop', agent_id: 'claude', at: T2, counters: { lines: 1 } });

const proof = (evidence: string): DecisionProof => ({
  attestation: { evidence_sha256: evidence, evidence_bytes: evidence.length },
  evidence: Buffer.from(evidence),
});

interface Parts {
  store: AnalysisStore;
  ledger: OpenLedger;
}

const real = useRedis();

describe.each<[string, () => Parts]>([
  [
    'InMemoryAnalysisStore',
    () => {
      const ledger = new InMemoryOpenLedger();
      return { ledger, store: new InMemoryAnalysisStore(ledger, new InMemoryChangeFeed()) };
    },
  ],
  [
    'RedisAnalysisStore',
    () => {
      const ledger = new RedisOpenLedger(real.redis);
      return { ledger, store: new RedisAnalysisStore(real.redis, ledger) };
    },
  ],
])('%s', (_name, make) => {
  const open = async (ledger: OpenLedger): Promise<string[]> =>
    (await ledger.due(FAR, 10_000)).map(({ analysisId }) => analysisId);

  async function accepted(): Promise<Parts & { id: string }> {
    const parts = make();
    const given = record();
    await parts.store.accept({ record: given, body: Buffer.from('{}') });
    return { ...parts, id: given.analysis_id };
  }

  it('keeps record and body as given and marks the analysis as open', async () => {
    const { store, ledger } = make();
    const given = record();
    const body = Buffer.from([0, 255, 10, 13]);
    expect(await store.accept({ record: given, body })).toEqual({ outcome: 'accepted', record: given });
    expect(await store.get(given.analysis_id)).toEqual(given);
    expect(await store.body(given.analysis_id)).toEqual(body);
    expect(await open(ledger)).toContain(given.analysis_id);
  });

  it('gives back any body', async () => {
    const { store } = make();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (bytes) => {
        const given = record();
        await store.accept({ record: given, body: Buffer.from(bytes) });
        expect(Buffer.compare((await store.body(given.analysis_id))!, bytes)).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  it('answers a repeat with the analysis that stands and a different body with a conflict', async () => {
    const { store, id } = await accepted();
    await store.stageStarted(id, 'detect', T1);
    const repeat = await store.accept({ record: record({ analysis_id: id }), body: Buffer.from('{}') });
    const other = await store.accept({ record: record({ analysis_id: id, body_sha256: 'b'.repeat(64) }), body: Buffer.from('[]') });
    expect([repeat.outcome, repeat.record.status]).toEqual(['repeated', 'in_progress']);
    expect([other.outcome, other.record.body_sha256]).toEqual(['conflict', 'a'.repeat(64)]);
    expect((await store.body(id))?.toString()).toBe('{}');
  });

  it('accepts one of many simultaneous submissions of the same id', async () => {
    const { store } = make();
    const given = record();
    const results = await Promise.all(Array.from({ length: 20 }, () => store.accept({ record: given, body: Buffer.from('{}') })));
    expect(results.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(1);
    expect(results.filter(({ outcome }) => outcome === 'repeated')).toHaveLength(19);
  });

  it('knows nothing of an id that was never accepted', async () => {
    const { store } = make();
    const id = record().analysis_id;
    expect(await store.get(id)).toBeUndefined();
    expect(await store.body(id)).toBeUndefined();
    expect(await store.lines(id)).toBeUndefined();
    expect(await store.stageStarted(id, 'detect', T1)).toBeUndefined();
    expect(await store.fail(id, { stage: 'detect', reason: 'x' }, T1)).toBeUndefined();
    expect(await store.complete(id, T1, { findings_total: 0, facts: [] })).toBe(false);
    expect(await store.saveLines(id, [])).toBe(false);
    await store.stageFinished(id, 'detect', T1, { status: 'completed' });
    expect(await store.get(id)).toBeUndefined();
  });

  it('follows the stages', async () => {
    const { store, id } = await accepted();
    expect(await store.stageStarted(id, 'enrich', T1)).toBe('in_progress');
    await store.stageFinished(id, 'enrich', T2, { status: 'degraded', reason: 'GitHub is away' });
    const after = await store.get(id);
    expect(after?.status).toBe('in_progress');
    expect(after?.updated_at).toBe(T2);
    expect(after?.stages.enrich).toEqual({ status: 'degraded', started_at: T1, finished_at: T2, reason: 'GitHub is away' });
    expect(after?.stages.detect).toEqual({ status: 'waiting' });
  });

  it('forgets the end of a stage when the stage runs again', async () => {
    const { store, id } = await accepted();
    await store.stageStarted(id, 'detect', T0);
    await store.stageFinished(id, 'detect', T1, { status: 'degraded', reason: 'half' });
    await store.stageStarted(id, 'detect', T2);
    expect((await store.get(id))?.stages.detect).toEqual({ status: 'running', started_at: T2 });
  });

  it('completes once, keeps the facts and leaves the ledger', async () => {
    const { store, ledger, id } = await accepted();
    await store.stageStarted(id, 'analyse', T1);
    expect(await store.complete(id, T2, { findings_total: 3, facts: [fact(id)] })).toBe(true);
    expect(await store.complete(id, T2, { findings_total: 9, facts: [] })).toBe(false);
    const after = await store.get(id);
    expect(after).toMatchObject({ status: 'completed', findings_total: 3, updated_at: T2 });
    expect(after?.stages.analyse).toEqual({ status: 'completed', started_at: T1, finished_at: T2 });
    expect(await store.facts(id)).toEqual([fact(id)]);
    expect(await open(ledger)).not.toContain(id);
  });

  it('lets nothing change a completed analysis', async () => {
    const { store, id } = await accepted();
    await store.complete(id, T1, { findings_total: 0, facts: [] });
    const before = await store.get(id);
    expect(await store.stageStarted(id, 'detect', T2)).toBe('completed');
    expect(await store.fail(id, { stage: 'detect', reason: 'late' }, T2)).toBeUndefined();
    expect(await store.reopen(id, T2)).toBe(false);
    await store.stageFinished(id, 'detect', T2, { status: 'completed' });
    expect(await store.get(id)).toEqual(before);
  });

  it('fails with the first reason and leaves the ledger', async () => {
    const { store, ledger, id } = await accepted();
    await store.stageStarted(id, 'detect', T0);
    expect(await store.fail(id, { stage: 'detect', reason: 'first' }, T1)).toBe('first');
    expect(await store.fail(id, { stage: 'decide', reason: 'second' }, T2)).toBeUndefined();
    const after = await store.get(id);
    expect(after).toMatchObject({ status: 'failed', failure: { stage: 'detect', reason: 'first' }, updated_at: T1 });
    expect(after?.stages.detect).toEqual({ status: 'failed', started_at: T0, finished_at: T1, reason: 'first' });
    expect(await open(ledger)).not.toContain(id);
  });

  it('supersedes an analysis that is not decided, and then nothing about it changes any more', async () => {
    const { store, ledger, id } = await accepted();
    await store.stageStarted(id, 'detect', T0);
    expect(await store.supersede(id, 'beef', T1)).toBe(true);
    const standing = await store.get(id);
    expect(standing).toMatchObject({ status: 'failed', superseded_by: 'beef', failure: { stage: 'ingest', reason: expect.stringContaining('beef') as string } });
    expect(await open(ledger)).not.toContain(id);
    await store.stageFinished(id, 'detect', T2, { status: 'completed' });
    expect(await store.stageStarted(id, 'decide', T2)).toBe('superseded');
    expect(await store.supersede(id, 'cafe', T2)).toBe(false);
    expect(await store.fail(id, { stage: 'detect', reason: 'x' }, T2)).toBeUndefined();
    expect(await store.saveDecision(id, decision(id, 'late'), proof('late'))).toBe(false);
    expect(await store.complete(id, T2, { findings_total: 0, facts: [] })).toBe(false);
    expect(await store.get(id)).toEqual(standing);
    expect(await store.reopen(id, T2)).toBe(false);
  });

  it('does not supersede what is decided, has ended or is not there', async () => {
    const [decided, failed] = [await accepted(), await accepted()];
    await decided.store.saveDecision(decided.id, decision(decided.id, 'made'), proof('made'));
    await failed.store.fail(failed.id, { stage: 'detect', reason: 'x' }, T1);
    expect(await decided.store.supersede(decided.id, 'beef', T2)).toBe(false);
    expect(await failed.store.supersede(failed.id, 'beef', T2)).toBe(false);
    expect(await make().store.supersede('an_none', 'beef', T2)).toBe(false);
  });

  it('opens a failed analysis again, with the failure cleared and the mark back', async () => {
    const { store, ledger, id } = await accepted();
    await store.fail(id, { stage: 'detect', reason: 'poison' }, T1);
    expect(await store.reopen(id, T2)).toBe(true);
    const after = await store.get(id);
    expect([after?.status, after?.reopened_at]).toEqual(['in_progress', T2]);
    expect(after?.failure).toBeUndefined();
    expect(after?.stages.detect).toEqual({ status: 'waiting' });
    expect(await open(ledger)).toContain(id);
    expect(await store.complete(id, T2, { findings_total: 0, facts: [] })).toBe(true);
  });

  it('remembers whose request opened it again, until another does', async () => {
    const { store, id } = await accepted();
    await store.fail(id, { stage: 'detect', reason: 'x' }, T1);
    await store.reopen(id, T2, 'key-1');
    expect((await store.get(id))?.reopened_by).toBe('key-1');
    expect(await store.fail(id, { stage: 'detect', reason: 'x' }, T1)).toBe('again');
    await store.reopen(id, T2);
    expect((await store.get(id))?.reopened_by).toBeUndefined();
  });

  it('takes an analysis that starts from results, once, with the stages that made them', async () => {
    const { store, ledger } = make();
    const detection = { findings: [], coverage: [{ path: 'a.py', status: 'covered' as const }], engines: [] };
    const reanalysis = { of: deriveId('an', 'before'), first: deriveId('an', 'before'), again_at: T1, submitted_at: T0, counted_at: T2, from: 'results' as const };
    const given = record({ reanalysis, stages: { ...waitingStages(), detect: { status: 'degraded', started_at: T0, finished_at: T1, reason: 'a.py: uncovered' } } });
    const acceptance = { record: given, lines: [line(1)], detection };
    expect(await store.acceptKept(acceptance)).toEqual({ outcome: 'accepted', record: given });
    expect(await store.get(given.analysis_id)).toEqual(given);
    expect([await store.lines(given.analysis_id), await store.detection(given.analysis_id), await store.body(given.analysis_id)]).toEqual([[line(1)], detection, undefined]);
    expect(await open(ledger)).toContain(given.analysis_id);
    await store.stageStarted(given.analysis_id, 'decide', T2);
    expect(await store.acceptKept({ ...acceptance, lines: [] })).toMatchObject({ outcome: 'repeated', record: { status: 'in_progress' } });
    expect(await store.lines(given.analysis_id)).toEqual([line(1)]);
  });

  it('names the analysis that counts in its place, and leaves all else as it is', async () => {
    const { store, id } = await accepted();
    await store.complete(id, T2, { findings_total: 0, facts: [fact(id)] });
    const before = await store.get(id);
    await store.noteReplaced(id, deriveId('an', 'later'));
    expect(await store.get(id)).toEqual({ ...before, replaced_by: deriveId('an', 'later') });
    const unknown = deriveId('an', 'never');
    await store.noteReplaced(unknown, id);
    expect(await store.get(unknown)).toBeUndefined();
  });

  it('clears the failure when the analysis completes after all', async () => {
    const { store, id } = await accepted();
    await store.fail(id, { stage: 'ingest', reason: 'no flow' }, T1);
    expect(await store.complete(id, T2, { findings_total: 0, facts: [] })).toBe(true);
    const after = await store.get(id);
    expect([after?.status, after?.failure]).toEqual(['completed', undefined]);
  });

  it('overwrites lines and detection until the decision stands, then refuses', async () => {
    const { store, id } = await accepted();
    const detection = { findings: [], coverage: [{ path: 'a.py', status: 'covered' as const }], engines: [] };
    expect(await store.saveLines(id, [line(1)])).toBe(true);
    expect(await store.saveLines(id, [line(1), line(2)])).toBe(true);
    expect(await store.saveDetection(id, detection)).toBe(true);
    await store.saveDecision(id, decision(id, 'decided'), proof('decided'));
    expect(await store.saveLines(id, [])).toBe(false);
    expect(await store.saveDetection(id, { ...detection, coverage: [] })).toBe(false);
    expect(await store.lines(id)).toEqual([line(1), line(2)]);
    expect(await store.detection(id)).toEqual(detection);
  });

  it('keeps exactly one decision with its own proof, whoever comes at once', async () => {
    const { store, id } = await accepted();
    const offered = Array.from({ length: 10 }, (_, i) => decision(id, `writer ${i}`));
    const saved = await Promise.all(offered.map((one, i) => store.saveDecision(id, one, proof(`writer ${i}`))));
    expect(saved.filter(Boolean)).toHaveLength(1);
    const writer = saved.indexOf(true);
    expect(await store.decision(id)).toEqual(offered[writer]);
    expect(await store.attestation(id)).toEqual(proof(`writer ${writer}`).attestation);
    expect((await store.evidence(id))?.toString()).toBe(`writer ${writer}`);
  });

  it('takes a fuller body in the place of the submitted one, until there is a decision or none is left', async () => {
    const { store, id } = await accepted();
    const before = await store.get(id);
    expect(await store.replaceBody(id, Buffer.from('fuller'))).toBe(true);
    expect((await store.body(id))?.toString()).toBe('fuller');
    expect(await store.get(id)).toEqual(before);
    await store.dropBody(id);
    expect(await store.replaceBody(id, Buffer.from('late'))).toBe(false);
    expect(await store.body(id)).toBeUndefined();
    const other = await accepted();
    await other.store.saveDecision(other.id, decision(other.id, 'made'), proof('made'));
    expect(await other.store.replaceBody(other.id, Buffer.from('late'))).toBe(false);
  });

  it('drops the body and keeps the rest', async () => {
    const { store, id } = await accepted();
    await store.dropBody(id);
    await store.dropBody(id);
    expect(await store.body(id)).toBeUndefined();
    expect((await store.get(id))?.repo).toBe('acme/shop');
  });
});
