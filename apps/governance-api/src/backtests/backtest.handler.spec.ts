import { DEFAULT_POLICY, type Decision, type Finding } from '@provenance/domain';
import { decideUnder } from '@provenance/policy';
import { InMemoryAnalysisStore, InMemoryAnalyticsStore, InMemoryBacktestStore, InMemoryDecidedIndex, InMemoryOpenLedger, InMemoryPolicyStore, InMemoryReviewFactStore } from '@provenance/store';
import { SAMPLE_PROOF } from '../attestation/attestation.example.ts';
import { SAMPLE_DETECTION, SAMPLE_LINES, SAMPLE_RECORD } from '../examples/sample-analysis.ts';
import { PolicySource } from '../policies/policy-source.ts';
import { BacktestRunner } from './backtest.handler.ts';
import type { BacktestResult } from './backtest-tally.ts';

const AT = Date.parse('2026-03-02T09:00:00Z');
const CANDIDATE = 'name: p\nbuiltin: {enabled: false}\nrules: [{id: low, for: finding, scope: {severities: [low]}, outcome: warn, message: Low.}]';
const signal = new AbortController().signal;

async function setUp() {
  const analyses = new InMemoryAnalysisStore(new InMemoryOpenLedger());
  const [decided, backtests, store] = [new InMemoryDecidedIndex(), new InMemoryBacktestStore(), new InMemoryPolicyStore()];
  const reviews = new InMemoryReviewFactStore(new InMemoryAnalyticsStore(undefined, () => AT));
  const policies = new PolicySource(store, undefined);
  const settings = { policy: DEFAULT_POLICY, repositoryUrl: 'https://github.com', decisionUrl: (id: string) => `http://x/${id}` };
  const runner = new BacktestRunner({ analyses, reviews, decided, backtests, policies, settings });

  /** A decided analysis with one finding of a severity. */
  async function decide(number: number, severity: Finding['severity'], repo = 'acme/shop'): Promise<Decision> {
    const analysis_id = `an_${String(number).padStart(32, '0')}`;
    const record = { ...SAMPLE_RECORD, analysis_id, repo };
    const detection = { ...SAMPLE_DETECTION, findings: SAMPLE_DETECTION.findings.map((finding) => ({ ...finding, severity })) };
    await analyses.accept({ record, body: Buffer.from('{}') });
    await analyses.saveLines(analysis_id, SAMPLE_LINES);
    await analyses.saveDetection(analysis_id, detection);
    const decided_at = new Date(AT + number * 1_000).toISOString();
    const input = { analysis: record, lines: SAMPLE_LINES, detection, degraded: [], policy: DEFAULT_POLICY, repository_url: 'https://github.com', decided_at };
    const { decision } = decideUnder(await policies.all(), input);
    await analyses.saveDecision(analysis_id, decision, SAMPLE_PROOF);
    await decided.add(analysis_id, Date.parse(decided_at));
    return decision;
  }

  async function backtest(source: string, repo?: string, repos?: string[]): Promise<BacktestResult | undefined> {
    const window = { from: new Date(AT).toISOString(), to: new Date(AT + 1_000_000).toISOString() };
    await backtests.create({ backtest_id: 'bt_1', source, policy: 'p', digest: 'd', ...window, ...(repo !== undefined && { repo }), ...(repos !== undefined && { repos }), actor: 'token:tk_1', created_at: window.to });
    await runner.run('bt_1', signal);
    return (await backtests.get<BacktestResult>('bt_1'))?.result;
  }

  return { decide, backtest, backtests, decided, runner, store };
}

describe('a back-test', () => {
  it('counts what would change, from what to what, with the newest of each', async () => {
    const { decide, backtest, backtests } = await setUp();
    const severities = ['critical', 'high', 'low', 'low', 'medium'] as const;
    for (const [at, severity] of severities.entries()) await decide(at, severity);
    const result = await backtest(CANDIDATE);
    expect(result).toMatchObject({ compared: 5, expired: 0, changed: 4, changes: { 'allow to warn': 2, 'block to allow': 1, 'warn to allow': 1 }, could_not_tell: 0, fired: { 'p/low': 2 } });
    const [newest] = result?.examples ?? [];
    expect(newest).toMatchObject({ analysis_id: expect.stringMatching(/3$/), from: 'allow', to: 'warn', rationale: 'Low. (api/orders.py:128)', decision_url: expect.stringContaining('http://x/an_') });
    expect(await backtests.get('bt_1')).toMatchObject({ status: 'completed', done: 5, total: 5 });
  });

  it('changes nothing for a candidate that is in use already', async () => {
    const { decide, backtest, store } = await setUp();
    await store.put({ name: 'p', digest: 'd', source: CANDIDATE, description: '', repos: [], on_error: 'warn' }, SAMPLE_RECORD.created_at);
    for (const severity of ['critical', 'low'] as const) await decide(severity.length, severity);
    expect(await backtest(CANDIDATE)).toMatchObject({ compared: 2, changed: 0, changes: {} });
  });

  it('keeps to the window and the repository, and says what has expired', async () => {
    const { decide, backtest, decided } = await setUp();
    await decide(1, 'critical');
    await decide(2, 'critical', 'acme/other');
    await decide(-5, 'critical');
    await decided.add('an_gone', AT + 3_000);
    expect(await backtest(CANDIDATE, 'Acme/shop')).toMatchObject({ compared: 1, expired: 1, changed: 1 });
  });

  it('of a token of some repositories says nothing of others: neither which, nor how many, nor what of them has expired', async () => {
    const { decide, backtest, backtests, decided } = await setUp();
    for (let at = 0; at < 60; at++) await decide(at, 'critical');
    for (let at = 60; at < 120; at++) await decide(at, 'critical', 'globex/site');
    await decided.add('an_gone', AT + 3_000);
    expect(await backtest(CANDIDATE, undefined, ['globex/*'])).toMatchObject({ compared: 60, expired: 0, changed: 60, changes: { 'block to allow': 60 } });
    const state = await backtests.get('bt_1');
    expect(state).toMatchObject({ done: 60, total: 60 });
    expect(JSON.stringify(state?.result)).not.toContain('acme/shop');
    await backtests.update('bt_1', { status: 'waiting' });
    expect(await backtest(CANDIDATE, 'acme/shop', ['globex/*'])).toMatchObject({ compared: 0, changed: 0, examples: [] });
  });

  it('goes through more decisions than a page', async () => {
    const { decide, backtest } = await setUp();
    for (let at = 0; at < 120; at++) await decide(at, 'critical');
    const result = await backtest(CANDIDATE);
    expect([result?.compared, result?.changed, result?.examples.length]).toEqual([120, 120, 5]);
  });

  it('ends in the middle when it is told to, and starts over', async () => {
    const { decide, backtest, runner, backtests } = await setUp();
    await decide(1, 'critical');
    await backtest(CANDIDATE);
    await backtests.update('bt_1', { status: 'running' });
    await expect(runner.run('bt_1', AbortSignal.abort(new Error('shutdown')))).rejects.toThrow('shutdown');
    await runner.run('bt_1', signal);
    expect(await backtests.get('bt_1')).toMatchObject({ status: 'completed', result: { compared: 1 } });
  });

  it('fails for good when there is nothing to run', async () => {
    const { runner, backtests } = await setUp();
    await expect(runner.run('bt_none', signal)).rejects.toThrow('expired');
    await backtests.create({ backtest_id: 'bt_2', source: 'name: [', policy: 'p', digest: 'd', from: 'x', to: 'y', actor: 'token:tk_1', created_at: 'z' });
    await expect(runner.run('bt_2', signal)).rejects.toThrow('no longer be used');
    await runner.failed('bt_2', 'why');
    expect(await backtests.get('bt_2')).toMatchObject({ status: 'failed', reason: 'why' });
  });
});
