import fc from 'fast-check';
import { unattributed } from '../attribution/judge.ts';
import { SEVERITIES, type DetectionResult, type FileCoverage, type Finding } from '../finding/finding.ts';
import type { AttributedLine } from '../line/attributed-line.ts';
import { DEFAULT_POLICY, type PolicySettings } from '../policy/builtin-policy.ts';
import { decide } from './decide.ts';
import { OUTCOMES, type Decision } from './decision.ts';
import type { DecisionInput } from './decision-input.ts';

const ai = { ...unattributed(), contributor: 'ai', agent_id: 'codex', confidence: 0.5 } as const;

function line(extra: Partial<AttributedLine> = {}): AttributedLine {
  return { file_path: 'api/a b.py', line_number: 5, change_type: 'added', verdict: ai, ...extra };
}

function finding(extra: Partial<Finding> = {}): Finding {
  return {
    finding_id: `fd_${'0'.repeat(32)}`,
    analysis_id: 'an',
    repo: 'acme/shop',
    pr_number: '42',
    file_path: 'api/a b.py',
    start_line: 5,
    start_column: 1,
    end_line: 5,
    end_column: 9,
    rule_key: 'python-sqli',
    rule_version: '1',
    category: 'sqli',
    severity: 'low',
    confidence: 'high',
    message: 'SQL from a request.',
    cwe: ['CWE-89'],
    engine_name: 'semgrep',
    engine_version: '1',
    snippet: 'x',
    fingerprint: 'f',
    status: 'open',
    detected_at: '2026-01-01T00:00:00Z',
    relation: 'on_changed_line',
    ...extra,
  };
}

const covered: FileCoverage = { path: 'api/a b.py', status: 'covered' };

function input(parts: Partial<Omit<DecisionInput, 'detection' | 'policy'>> & { detection?: Partial<DetectionResult>; policy?: Partial<PolicySettings> } = {}): DecisionInput {
  return {
    analysis: { analysis_id: 'an', repo: 'acme/shop', pr_number: '42', base_sha: 'abc', head_sha: 'def456' },
    lines: [line()],
    degraded: [],
    repository_url: 'https://github.com',
    decided_at: '2026-01-01T00:00:00Z',
    ...parts,
    detection: { findings: [], coverage: [covered], engines: [], ...parts.detection },
    policy: { ...DEFAULT_POLICY, ...parts.policy },
  };
}

function rulesOf(decision: Decision): string[] {
  return decision.reasons.map((reason) => `${reason.rule_id} ${reason.outcome}`);
}

describe('decide', () => {
  it('allows what no rule objects to, and says what was looked at', () => {
    const decision = decide(input({ detection: { findings: [finding()] } }));
    expect(decision).toMatchObject({ outcome: 'allow', reasons: [] });
    expect(decision.rationale).toBe(
      'No rule objects: 1 findings of lower severity in 1 changed lines, 1 of 1 files covered, 0 lines of unknown authorship.',
    );
  });

  it('blocks on a critical finding, with the place, the agent and a link', () => {
    const decision = decide(input({ detection: { findings: [finding({ severity: 'critical', end_line: 7 })] } }));
    expect(decision.outcome).toBe('block');
    expect(decision.rationale).toBe('1 critical finding: SQL from a request. (api/a b.py:5)');
    expect(decision.reasons[0]?.evidence).toEqual([
      {
        repo: 'acme/shop',
        pr_number: '42',
        commit: 'def456',
        file_path: 'api/a b.py',
        start_line: 5,
        end_line: 7,
        agent_id: 'codex',
        rule_key: 'python-sqli',
        finding_id: `fd_${'0'.repeat(32)}`,
        permalink: 'https://github.com/acme/shop/blob/def456/api/a%20b.py#L5-L7',
      },
    ]);
  });

  it('warns once high findings reach their threshold', () => {
    const high = [finding({ severity: 'high' }), finding({ severity: 'high', start_line: 6, end_line: 6 })];
    const under = decide(input({ detection: { findings: high }, policy: { highSeverityThreshold: 3 } }));
    const at = decide(input({ detection: { findings: high }, policy: { highSeverityThreshold: 2 } }));
    expect([under.outcome, at.outcome]).toEqual(['allow', 'warn']);
  });

  it('applies thresholds of categories, each as its own reason', () => {
    const policy = { warnThresholds: { sqli: 1, xss: 1 }, blockThresholds: { sqli: 2 } };
    const two = [finding(), finding({ start_line: 9, end_line: 9 })];
    expect(rulesOf(decide(input({ detection: { findings: two.slice(1) }, policy })))).toEqual(['category-warn:sqli warn']);
    expect(rulesOf(decide(input({ detection: { findings: two }, policy })))).toEqual([
      'category-block:sqli block',
      'category-warn:sqli warn',
    ]);
  });

  it('ignores findings that do not stand', () => {
    const gone = finding({ severity: 'critical', status: 'suppressed' });
    expect(decide(input({ detection: { findings: [gone] } })).risk_summary.findings_total).toBe(0);
    expect(decide(input({ detection: { findings: [gone] } })).outcome).toBe('allow');
  });

  it('blocks on unknown lines only when told to, and shows them as runs', () => {
    const unknown = [7, 5, 6, 9].map((line_number) => line({ line_number, verdict: unattributed() }));
    expect(decide(input({ lines: unknown })).outcome).toBe('allow');
    const decision = decide(input({ lines: [...unknown, line({ line_number: 8 })], policy: { blockOnUnknown: true } }));
    expect(rulesOf(decision)).toEqual(['unknown-lines block']);
    expect(decision.reasons[0]?.evidence.map((run) => [run.start_line, run.end_line])).toEqual([[5, 7], [9, 9]]);
    expect(decision.risk_summary.coverage).toEqual({
      total_lines: 5,
      attributed_lines: 1,
      unknown_line_count: 4,
      coverage_percent: 20,
    });
  });

  it('blocks on an attestation that does not verify, and names the agent that it claims', () => {
    const verdict = {
      ...unattributed(),
      attestation: 'invalid' as const,
      evidence: [{ kind: 'attestation', source: 'payload', rule_id: 'r', contributor: 'unknown', agent_id: 'forged', confidence: 0 } as const],
    };
    const decision = decide(input({ lines: [line({ verdict })] }));
    expect(rulesOf(decision)).toEqual(['invalid-attestation block']);
    expect(decision.reasons[0]?.evidence[0]?.agent_id).toBe('forged');
  });

  it('warns on a file that could not be looked at, and names it', () => {
    const coverage: FileCoverage[] = [covered, { path: 'b.py', status: 'uncovered', reason: 'syntax error' }];
    const decision = decide(input({ detection: { coverage } }));
    expect(rulesOf(decision)).toEqual(['partial-coverage warn']);
    expect(decision.rationale).toBe('1 changed file could not be looked at in full. b.py: syntax error.');
    expect(decide(input({ detection: { coverage }, policy: { warnOnPartial: false } })).outcome).toBe('allow');
  });

  it('takes a changed file that no detector spoke of for uncovered', () => {
    const lines = [line(), line({ file_path: 'forgotten.py' }), line({ file_path: 'deleted.py', change_type: 'deleted' })];
    const { detection_coverage } = decide(input({ lines })).risk_summary;
    expect(detection_coverage).toMatchObject({ files_total: 2, files_uncovered: 1 });
    expect(detection_coverage.uncovered).toEqual([{ path: 'forgotten.py', reason: 'no detector reported on it' }]);
  });

  it('warns on a bypassed review bot, blocks when unknown lines block, and on a push after approval', () => {
    const review = { bot_block_overrides: 1, bot_block_resolved: 2, force_push_after_approval: 1 };
    expect(rulesOf(decide(input({ review })))).toEqual(['bot-block-bypassed warn', 'force-push-after-approval warn']);
    expect(rulesOf(decide(input({ review, policy: { blockOnUnknown: true } })))).toEqual([
      'bot-block-bypassed block',
      'force-push-after-approval warn',
    ]);
    expect(decide(input({ review })).risk_summary).toMatchObject(review);
  });

  it('states what was missing', () => {
    expect(decide(input({ degraded: ['enrich: GitHub is away'] })).degraded).toEqual(['enrich: GitHub is away']);
  });

  it('counts evidence beyond the cap instead of dropping it in silence', () => {
    const findings = Array.from({ length: 40 }, (_, at) => finding({ severity: 'critical', start_line: at + 1, end_line: at + 1 }));
    const [reason] = decide(input({ detection: { findings } })).reasons;
    expect(reason?.evidence).toHaveLength(25);
    expect(reason?.evidence_total).toBe(40);
  });

  it('keeps a category called __proto__ like any other', () => {
    const summary = decide(input({ detection: { findings: [finding({ category: '__proto__' })] } })).risk_summary;
    expect(Object.entries(summary.findings_by_category)).toEqual([['__proto__', 1]]);
  });
});

const place = fc.record({ file_path: fc.constantFrom('a.py', 'b.py', 'c.py'), line: fc.integer({ min: 1, max: 9 }) });
const findings = fc.array(
  fc.tuple(place, fc.constantFrom(...SEVERITIES), fc.constantFrom('sqli', 'xss'), fc.nat(15)).map(([at, severity, category, id]) =>
    finding({ file_path: at.file_path, start_line: at.line, end_line: at.line, severity, category, finding_id: `fd_${id}` }),
  ),
  { maxLength: 12 },
);
const lines = fc.array(
  fc.tuple(place, fc.boolean()).map(([at, known]) =>
    line({ file_path: at.file_path, line_number: at.line, verdict: known ? ai : unattributed() }),
  ),
  { maxLength: 12 },
);
const coverage = fc.array(
  fc.record({ path: fc.constantFrom('a.py', 'b.py', 'c.py'), status: fc.constantFrom('covered', 'partial', 'uncovered', 'skipped') }),
  { maxLength: 6 },
) as fc.Arbitrary<FileCoverage[]>;
const policy = fc.record({
  blockOnUnknown: fc.boolean(),
  warnOnPartial: fc.boolean(),
  highSeverityThreshold: fc.integer({ min: 1, max: 4 }),
  warnThresholds: fc.dictionary(fc.constantFrom('sqli', 'xss'), fc.integer({ min: 1, max: 4 })),
  blockThresholds: fc.dictionary(fc.constantFrom('sqli', 'xss'), fc.integer({ min: 1, max: 4 })),
});
const inputs = fc.record({ findings, lines, coverage, policy });
const rank = (decision: Decision): number => OUTCOMES.indexOf(decision.outcome);

describe('the laws of a decision', () => {
  it('is the strictest of its reasons', () => {
    fc.assert(
      fc.property(inputs, ({ findings, lines, coverage, policy }) => {
        const decision = decide(input({ lines, policy, detection: { findings, coverage } }));
        const strictest = Math.max(0, ...decision.reasons.map((reason) => OUTCOMES.indexOf(reason.outcome)));
        return rank(decision) === strictest && (decision.reasons[0]?.outcome ?? 'allow') === decision.outcome;
      }),
    );
  });

  it('does not depend on the order of anything', () => {
    fc.assert(
      fc.property(inputs, fc.infiniteStream(fc.nat()), ({ findings, lines, coverage, policy }, keys) => {
        const shuffle = <T>(all: T[]): T[] =>
          all.map((one) => [keys.next().value ?? 0, one] as const).sort(([a], [b]) => a - b).map(([, one]) => one);
        const shuffled = input({
          lines: shuffle(lines),
          policy: { ...policy, warnThresholds: Object.fromEntries(Object.entries(policy.warnThresholds).reverse()) },
          detection: { findings: shuffle(findings), coverage: shuffle(coverage) },
        });
        expect(decide(shuffled)).toEqual(decide(input({ lines, policy, detection: { findings, coverage } })));
      }),
    );
  });

  it('never loosens when a finding, an unknown line or an uncovered file is added', () => {
    fc.assert(
      fc.property(inputs, findings, lines, coverage, (before, moreFindings, moreLines, moreCoverage) => {
        const worse = moreCoverage.filter((file) => file.status === 'uncovered' || file.status === 'partial');
        const after = input({
          policy: before.policy,
          lines: [...before.lines, ...moreLines.map((one) => ({ ...one, verdict: unattributed() }))],
          detection: { findings: [...before.findings, ...moreFindings], coverage: [...before.coverage, ...worse] },
        });
        const first = input({ lines: before.lines, policy: before.policy, detection: { findings: before.findings, coverage: before.coverage } });
        return rank(decide(after)) >= rank(decide(first));
      }),
    );
  });

  it('scores from 0 to 100, as the capped sum of the breakdown', () => {
    fc.assert(
      fc.property(inputs, ({ findings, lines, coverage, policy }) => {
        const { risk_score, score_breakdown } = decide(input({ lines, policy, detection: { findings, coverage } })).risk_summary;
        const sum = Object.values(score_breakdown).reduce((total, points) => total + points, 0);
        return Number.isInteger(risk_score) && risk_score === Math.min(100, Math.round(sum)) && sum >= 0;
      }),
    );
  });
});
