import { unattributed } from '../attribution/judge.ts';
import { DEFAULT_POLICY } from '../policy/builtin-policy.ts';
import { decide } from '../decision/decide.ts';
import type { AnalysisRecord } from '../analysis/analysis.ts';
import { waitingStages } from '../analysis/analysis.ts';
import { codeFacts } from '../facts/code-facts.ts';
import type { AttributedLine } from '../line/attributed-line.ts';
import { agentFigures } from './agent-figures.ts';
import { analysisEvents } from './analysis-events.ts';

const AT = '2026-03-02T10:00:05.000Z';
const record: AnalysisRecord = {
  analysis_id: `an_${'1'.repeat(32)}`,
  status: 'completed',
  repo: 'Acme/Shop',
  pr_number: '42',
  base_sha: 'abc123',
  head_sha: 'def456',
  created_at: '2026-03-02T10:00:00.000Z',
  updated_at: AT,
  body_sha256: '0'.repeat(64),
  line_count: 3,
  has_files: true,
  stages: waitingStages(),
};

const line = (line_number: number, change_type: AttributedLine['change_type'], agent?: string, complexity = 1): AttributedLine => ({
  file_path: 'api/orders.py',
  line_number,
  change_type,
  language: 'python',
  complexity,
  verdict: agent === undefined ? unattributed() : { ...unattributed(), contributor: 'ai', agent_id: agent },
});

const lines = [line(1, 'added', 'codex', 3), line(2, 'modified', 'codex', 1), line(3, 'deleted')];
const detection = { findings: [], coverage: [], engines: [] };
const decision = decide({ analysis: record, lines, detection, degraded: [], policy: DEFAULT_POLICY, repository_url: 'https://github.com', decided_at: AT });
const facts = codeFacts({ analysis: record, lines, findings: [], outcome: decision.outcome, at: AT });

describe('rows of an analysis', () => {
  const rows = analysisEvents({ record, decision, facts, attestation: undefined });

  it('have ids that a repeat shares and another analysis does not', () => {
    expect(analysisEvents({ record, decision, facts, attestation: undefined })).toEqual(rows);
    const other = { ...record, analysis_id: `an_${'2'.repeat(32)}` };
    expect(analysisEvents({ record: other, decision: { ...decision, decision_id: `pd_${'2'.repeat(32)}` }, facts, attestation: undefined }).map(({ event_id }) => event_id)).not.toEqual(
      rows.map(({ event_id }) => event_id),
    );
  });

  it('say per agent what the seed service said', () => {
    expect(rows[0]).toMatchObject({ event_type: 'analysis_metrics', occurred_at: AT, repo: 'acme/shop', payload: { replaces: null, duration_ms: 5_000, outcome: decision.outcome } });
    expect(rows[0]?.payload['agents']).toEqual([
      { agent_id: 'codex', code_volume: 2, churn_lines: 1, churn_rate: 0.5, avg_line_complexity: 2, max_line_complexity: 3, findings_by_category: {}, findings_by_severity: {} },
      { agent_id: 'unknown', code_volume: 1, churn_lines: 1, churn_rate: 1, avg_line_complexity: 1, max_line_complexity: 1, findings_by_category: {}, findings_by_severity: {} },
    ]);
  });

  it('count the lines of a pull request that only GitHub knew', () => {
    const [reported] = analysisEvents({ record: { ...record, line_count: 0 }, decision, facts, attestation: undefined });
    expect(reported?.payload['line_count']).toBe(3);
  });

  it('hold the fact whose sums are the figures', () => {
    expect(rows[0]?.payload['fact']).toMatchObject({ id: record.analysis_id, version: 0, repo: 'acme/shop', parts: [{ agent_id: 'codex', counters: { lines: 2 } }, { agent_id: 'unknown' }] });
  });

  it('of a later run have the fact in the place of the first, at its moment, and their own time of completion', () => {
    const [first, counted_at, again_at] = [`an_${'9'.repeat(32)}`, '2026-02-01T08:00:00.000Z', '2026-03-02T10:00:00.000Z'];
    const again: AnalysisRecord = { ...record, reanalysis: { of: first, first, again_at, submitted_at: counted_at, counted_at, from: 'results' } };
    const [metrics, bundle] = analysisEvents({ record: again, decision, facts: codeFacts({ analysis: again, lines, findings: [], outcome: decision.outcome, at: AT }), attestation: undefined });
    expect(metrics).toMatchObject({ occurred_at: AT, analysis_id: again.analysis_id, payload: { replaces: first, duration_ms: 5_000, fact: { id: first, at: counted_at, version: Date.parse(again_at) } } });
    expect(bundle?.payload['replaces']).toBe(first);
  });

  it('count findings by category, whatever it is called', () => {
    const counters = { 'finding:high:xss:dom': 2, 'finding:low:__proto__': 1, lines: 1 };
    expect(agentFigures({ analysis_id: '', repo: '', agent_id: 'a', at: AT, counters }).findings_by_category).toEqual(Object.fromEntries([['xss:dom', 2], ['__proto__', 1]]));
  });
});
