import { deriveId, unattributed, type AnalysisRecord, type AttributedLine, type Decision, type DetectionResult } from '@provenance/domain';
import { RedisCommitReports, RedisDueLedger, RedisPullRequestHeads, type ReportLedger } from '@provenance/store';
import { freshRecord, usePipeline, type Pipeline } from '../pipeline.fixture.ts';
import { PermanentError } from '../workers/failure.ts';
import { Reanalyses } from './reanalyses.ts';

const LINES: AttributedLine[] = [{ file_path: 'a.py', line_number: 1, change_type: 'added', verdict: unattributed() }];
const DETECTION: DetectionResult = { findings: [], coverage: [{ path: 'a.py', status: 'partial', reason: 'timed out' }], engines: [] };
const AT = '2026-03-02T09:00:00.000Z';
const HEAD = 'd'.repeat(40);

let pipeline: Pipeline;
let heads: RedisPullRequestHeads;
let reports: ReportLedger;
let checks: RedisCommitReports;
let reanalyses: Reanalyses;

usePipeline((opened) => (pipeline = opened));
beforeEach(() => {
  const { store, flows, deadLetters, redis, observer } = pipeline;
  [heads, reports, checks] = [new RedisPullRequestHeads(redis), new RedisDueLedger(redis, 'report'), new RedisCommitReports(redis)];
  reanalyses = new Reanalyses({ store, flows, deadLetters, heads, reports, checks, observer });
});

/** An analysis that has completed, as the stages leave it: decided, counted, its contents gone. */
async function completed(change: Partial<AnalysisRecord> = {}): Promise<AnalysisRecord> {
  const record = { ...freshRecord(), base_sha: 'b'.repeat(40), head_sha: HEAD, ...change };
  const { store } = pipeline;
  const { analysis_id } = record;
  await store.accept({ record, body: Buffer.from('{}') });
  await store.saveLines(analysis_id, LINES);
  await store.saveDetection(analysis_id, DETECTION);
  await store.stageStarted(analysis_id, 'detect', AT);
  await store.stageFinished(analysis_id, 'detect', AT, { status: 'degraded', reason: 'a.py timed out' });
  await decide(analysis_id);
  await store.dropBody(analysis_id);
  await store.complete(analysis_id, AT, { findings_total: 0, facts: [{ analysis_id, repo: record.repo, agent_id: 'codex', at: AT, counters: { lines: 1 } }] });
  return (await store.get(analysis_id))!;
}

async function decide(id: string): Promise<void> {
  const decision = { decision_id: deriveId('pd', id), analysis_id: id, outcome: 'allow' } as unknown as Decision;
  await pipeline.store.saveDecision(id, decision, { attestation: { evidence_sha256: '', evidence_bytes: 0 }, evidence: Buffer.alloc(0) });
}

const stagesOf = async (id: string): Promise<string[]> => (await pipeline.redis.keys(`{prov}:*:${id}`)).map((key) => key.split(':')[1]!).sort();
const refusal = (work: Promise<unknown>): Promise<unknown> => work.then(() => 'taken', ({ code }: { code: string }) => code);

describe('a completed analysis', () => {
  it('is decided again as another one, on the lines and findings that were kept, with what could not be told', async () => {
    const before = await completed();
    const { analysis_id, ...rest } = await reanalyses.run(before.analysis_id);
    expect(rest).toEqual({ from: 'results', repeated: false });
    const { store } = pipeline;
    expect(await store.get(analysis_id)).toMatchObject({
      status: 'received',
      head_sha: HEAD,
      stages: { detect: { status: 'degraded', reason: 'a.py timed out' }, decide: { status: 'waiting' } },
      reanalysis: { of: before.analysis_id, first: before.analysis_id, submitted_at: before.created_at, counted_at: AT, from: 'results' },
    });
    expect([await store.lines(analysis_id), await store.detection(analysis_id)]).toEqual([LINES, DETECTION]);
    expect(await stagesOf(analysis_id)).toEqual(['analyse', 'decide']);
    // What was there stays, to the last byte.
    expect(await store.get(before.analysis_id)).toEqual(before);
  });

  it('is run again by one request, however often that comes, and by the next once the run has completed', async () => {
    const { analysis_id: first } = await completed();
    const started = await Promise.all([1, 2, 3].map(() => reanalyses.run(first)));
    expect(new Set(started.map(({ analysis_id }) => analysis_id)).size).toBe(1);
    expect(started.filter(({ repeated }) => !repeated)).toHaveLength(1);
    const again = started[0]!.analysis_id;
    await pipeline.store.complete(again, AT, { findings_total: 0, facts: [] });
    await pipeline.store.noteReplaced(first, again);
    const next = await reanalyses.run(first);
    expect([next.repeated, next.analysis_id === again]).toEqual([false, false]);
    expect((await pipeline.store.get(next.analysis_id))?.reanalysis).toMatchObject({ first, counted_at: AT });
  });

  it('is run again once for each Idempotency-Key, also after the run has ended', async () => {
    const { analysis_id: first } = await completed();
    const [one, other] = [await reanalyses.run(first, 'one'), await reanalyses.run(first, 'other')];
    await pipeline.store.complete(one.analysis_id, AT, { findings_total: 0, facts: [] });
    await pipeline.store.noteReplaced(first, one.analysis_id);
    expect(await reanalyses.run(first, 'one')).toEqual({ ...one, repeated: true });
    expect(other.analysis_id).not.toBe(one.analysis_id);
  });

  it('keeps its place when a run of it is run again: one unit of facts, one moment', async () => {
    const before = await completed();
    const { analysis_id: second } = await reanalyses.run(before.analysis_id);
    await pipeline.store.complete(second, AT, { findings_total: 0, facts: [] });
    const { analysis_id: third } = await reanalyses.run(second);
    expect((await pipeline.store.get(third))?.reanalysis).toMatchObject({ of: second, first: before.analysis_id, submitted_at: before.created_at, counted_at: AT });
  });

  it('is started by the sweeper when the process dies before the flow is there', async () => {
    const before = await completed();
    const { store, flows, deadLetters, sweeper, observer } = pipeline;
    const dying = Object.assign(Object.create(flows) as typeof flows, { start: () => Promise.reject(new Error('died')) });
    await expect(new Reanalyses({ store, flows: dying, deadLetters, heads, reports, checks, observer }).run(before.analysis_id)).rejects.toThrow('died');
    const { analysis_id, repeated } = await reanalyses.run(before.analysis_id);
    expect([repeated, await stagesOf(analysis_id)]).toEqual([true, []]);
    expect(await sweeper.sweep(Date.now() + 60_000)).toMatchObject({ restarted: 1 });
    expect(await stagesOf(analysis_id)).toEqual(['analyse', 'decide']);
    pipeline.run();
    expect(await pipeline.ended(analysis_id)).toMatchObject({ status: 'completed', stages: { enrich: { status: 'waiting' }, detect: { status: 'degraded' } } });
  });

  it('has GitHub told again where it was told of the commit, and nowhere else', async () => {
    const { analysis_id: silent } = await completed();
    await reanalyses.run(silent);
    expect(await reports.take(Date.now() + 60_000, 1_000, 10)).toEqual([]);
    const told = await completed();
    await checks.add(told, { pr_number: told.pr_number, analysis_id: told.analysis_id, at: 1 });
    const { analysis_id } = await reanalyses.run(told.analysis_id);
    expect(await reports.take(Date.now() + 60_000, 1_000, 10)).toEqual([analysis_id]);
  });

  it('is fetched from GitHub again where that reported it, and stands for the pull request; one of an older head is not', async () => {
    const before = await completed({ source: 'github', has_files: false });
    await heads.claim(before, { ...before, at: 5 });
    const { analysis_id, from } = await reanalyses.run(before.analysis_id);
    expect(from).toBe('github');
    const submission = JSON.parse(String(await pipeline.store.body(analysis_id))) as object;
    expect(submission).toMatchObject({ repo: before.repo, pr_number: before.pr_number, head_sha: HEAD, provenance_data: { source: 'github' } });
    expect(await stagesOf(analysis_id)).toEqual(['analyse', 'decide', 'detect', 'enrich']);
    expect(await heads.newest(before)).toMatchObject({ analysis_id });
    expect((await reanalyses.run(before.analysis_id)).analysis_id).toBe(analysis_id);
    // Another request ends what still waits, and a repeat of the first does not end that.
    const other = await reanalyses.run(before.analysis_id, 'other');
    expect(await pipeline.store.get(analysis_id)).toMatchObject({ superseded_by: HEAD });
    expect([await stagesOf(analysis_id), pipeline.observer.superseded]).toEqual([[], 1]);
    expect(await reanalyses.run(before.analysis_id, 'other')).toEqual({ ...other, repeated: true });
    expect(await pipeline.store.get(other.analysis_id)).toMatchObject({ status: 'received' });
    const third = await reanalyses.run(before.analysis_id);
    expect([third.repeated, new Set([analysis_id, other.analysis_id, third.analysis_id]).size]).toEqual([false, 3]);
    expect(await reanalyses.run(before.analysis_id, 'other')).toEqual({ ...other, repeated: true });
    expect([await pipeline.store.get(third.analysis_id), pipeline.observer.superseded]).toMatchObject([{ status: 'received' }, 2]);
    await heads.claim(before, { analysis_id: deriveId('an', 'newer'), head_sha: 'e'.repeat(40), at: 6 });
    expect((await reanalyses.run(before.analysis_id)).from).toBe('results');
  });
});

describe('a failed analysis', () => {
  let broken: boolean;

  beforeEach(() => {
    broken = true;
    pipeline.run({
      detect: async () => {
        if (broken) throw new PermanentError('the engine is missing');
        return { status: 'completed' };
      },
    });
  });

  async function failed(): Promise<string> {
    const id = await pipeline.submit();
    await pipeline.ended(id);
    while ((await pipeline.deadLetters.get('detect', id)) === undefined) await new Promise(setImmediate);
    return id;
  }

  it('goes on from its dead letter, under its own id, and a repeat of the request starts nothing', async () => {
    const id = await failed();
    broken = false;
    expect(await reanalyses.run(id, 'key')).toEqual({ analysis_id: id, from: 'failure', repeated: false });
    await pipeline.until(id, ({ status }) => status === 'completed');
    expect(await reanalyses.run(id, 'key')).toEqual({ analysis_id: id, from: 'failure', repeated: true });
    expect((await pipeline.deadLetters.list({ limit: 10 })).items).toEqual([]);
  });

  it('begins anew when its dead letter was dropped, as long as its contents are kept', async () => {
    const id = await failed();
    await pipeline.deadLetters.drop('detect', id);
    broken = false;
    expect(await reanalyses.run(id)).toMatchObject({ analysis_id: id, from: 'failure' });
    await pipeline.until(id, ({ status }) => status === 'completed');
  });

  it('is gone with its contents, when there are no results either', async () => {
    const id = await failed();
    await pipeline.deadLetters.drop('detect', id);
    await pipeline.store.dropBody(id);
    expect(await refusal(reanalyses.run(id))).toBe('content_gone');
    expect((await pipeline.store.get(id))?.status).toBe('failed');
  });

  it('whose contents cannot be read starts from results, where there are any that can be', async () => {
    const id = await failed();
    await pipeline.redis.set(`prov:{${id}}:body`, 'gone bad');
    expect(await refusal(reanalyses.run(id))).toBe('content_gone');
    await pipeline.store.saveLines(id, LINES);
    await pipeline.redis.set(`prov:{${id}}:detection`, 'gone bad');
    expect(await refusal(reanalyses.run(id))).toBe('content_gone');
    await pipeline.store.saveDetection(id, DETECTION);
    expect(await reanalyses.run(id)).toMatchObject({ from: 'results' });
  });

  it('that was made again goes on when the first is asked for', async () => {
    const { analysis_id: first } = await completed();
    const { store } = pipeline;
    const { analysis_id } = await reanalyses.run(first);
    await pipeline.ended(analysis_id);
    // As it would be after a policy that nobody could evaluate.
    await pipeline.redis.hset(`prov:{${analysis_id}}:state`, { status: 'failed', 'failure:stage': 'decide', 'failure:reason': 'x' });
    expect(await reanalyses.run(first)).toMatchObject({ analysis_id, repeated: false });
    expect(await pipeline.until(analysis_id, ({ status }) => status === 'completed')).not.toHaveProperty('failure');
    expect((await store.get(first))?.status).toBe('completed');
  });
});

it('refuses what it does not know, what still runs, and what a newer push has ended', async () => {
  expect(await refusal(reanalyses.run(deriveId('an', 'never')))).toBe('not_found');
  const running = await pipeline.submit();
  expect(await refusal(reanalyses.run(running))).toBe('not_finished');
  await pipeline.store.supersede(running, HEAD, AT);
  expect(await refusal(reanalyses.run(running))).toBe('superseded');
});
