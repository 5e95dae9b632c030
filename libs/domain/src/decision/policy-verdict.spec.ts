import { unattributed } from '../attribution/judge.ts';
import type { Finding } from '../finding/finding.ts';
import type { AttributedLine } from '../line/attributed-line.ts';
import { DEFAULT_POLICY } from '../policy/builtin-policy.ts';
import { decide } from './decide.ts';
import type { Reason } from './decision.ts';
import type { DecisionInput } from './decision-input.ts';
import type { Exemption, PolicyVerdict } from './policy-verdict.ts';
import { BUILTIN_RULE_IDS } from './rules.ts';

const line = (file_path: string): AttributedLine => ({ file_path, line_number: 1, change_type: 'added', verdict: { ...unattributed(), attestation: 'invalid' } });

const finding = (severity: Finding['severity'], file_path = 'a.py'): Finding => ({
  finding_id: `fd_${severity}`, analysis_id: 'an', repo: 'acme/shop', pr_number: '1', file_path, start_line: 1, start_column: 1, end_line: 1,
  end_column: 2, rule_key: 'r', rule_version: '1', category: 'sqli', severity, confidence: 'high', message: 'm', cwe: [], engine_name: 'e',
  engine_version: '1', snippet: 's', fingerprint: severity, status: 'open', detected_at: '2026-01-01T00:00:00Z', relation: 'on_changed_line',
});

/** Every built-in rule objects to it. */
const input: DecisionInput = {
  analysis: { analysis_id: 'an', repo: 'acme/shop', pr_number: '1', base_sha: 'b', head_sha: 'h' },
  lines: [line('a.py'), line('b.py')],
  detection: { findings: [finding('critical'), finding('high')], coverage: [], engines: [] },
  review: { bot_block_overrides: 1, bot_block_resolved: 0, force_push_after_approval: 1 },
  degraded: [],
  policy: { ...DEFAULT_POLICY, blockOnUnknown: true, warnThresholds: { sqli: 1 }, blockThresholds: { sqli: 1 } },
  repository_url: 'https://github.com',
  decided_at: '2026-01-01T00:00:00Z',
};

const exemption: Exemption = { rule: 'builtin/x', owner: 'sec', reason: 'known', expires: '2026-12-31', state: 'in_force' };
const reason = (rule_id: string, outcome: Reason['outcome']): Reason => ({ rule_id, outcome, message: rule_id, evidence: [], evidence_total: 0 });
const verdict = (name: string, parts: Partial<PolicyVerdict> = {}): PolicyVerdict => ({
  policy: { name, version: '1', digest: name }, reasons: [], exemptions: [], builtin: { settings: input.policy }, ...parts,
});
function withoutBuiltin(given: PolicyVerdict): PolicyVerdict {
  const copy = { ...given };
  delete copy.builtin;
  return copy;
}
const bare = (rule_id: string): string => rule_id.split(':')[0]!;

describe('a decision under policies', () => {
  it('has every built-in rule once, however many policies leave them as they are', () => {
    const decision = decide(input, [verdict('b'), verdict('a')]);
    expect(decision.reasons.map(({ rule_id }) => bare(rule_id)).sort()).toEqual([...BUILTIN_RULE_IDS].sort());
    expect(decision.policies?.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it('is the strictest of all of them, in any order', () => {
    const first = withoutBuiltin(verdict('a', { reasons: [reason('a/x', 'allow')] }));
    const second = withoutBuiltin(verdict('b', { reasons: [reason('b/y', 'warn')] }));
    const decision = decide(input, [first, second]);
    expect(decision).toEqual(decide(input, [second, first]));
    expect([decision.outcome, decision.reasons.map(({ rule_id }) => rule_id)]).toEqual(['warn', ['b/y', 'a/x']]);
  });

  it('runs the built-in rules under each setting: leaving them out is of no use where another policy has them', () => {
    const without = withoutBuiltin(verdict('a'));
    expect(decide(input, [without]).outcome).toBe('allow');
    expect(decide(input, [without, verdict('b')]).outcome).toBe('block');
  });

  it.each(BUILTIN_RULE_IDS)('exempts from %s and from nothing else, and says so', (exempted) => {
    const exemptionOf = (rule: string): Exemption | undefined => (rule === exempted ? exemption : undefined);
    const decision = decide(input, [verdict('a', { builtin: { settings: input.policy, exemptionOf } })]);
    const left = BUILTIN_RULE_IDS.filter((rule) => rule !== exempted);
    expect(decision.reasons.map(({ rule_id }) => bare(rule_id)).sort()).toEqual([...left].sort());
    expect(decision.policies?.[0]?.exemptions).toEqual([{ ...exemption, subjects: expect.any(Number) }]);
  });

  it('exempts nothing by what has expired, and names it', () => {
    const expired: Exemption = { ...exemption, state: 'expired' };
    const decision = decide(input, [verdict('a', { builtin: { settings: input.policy, exemptionOf: () => expired } })]);
    expect(decision.reasons).toEqual(decide(input).reasons);
    expect(decision.policies?.[0]?.exemptions).toMatchObject([{ state: 'expired' }]);
  });

  it('exempts single files, and the rest still counts', () => {
    const exemptionOf = (_rule: string, subject: object): Exemption | undefined =>
      ('path' in subject ? subject.path : 'file_path' in subject ? subject.file_path : '') === 'a.py' ? exemption : undefined;
    const decision = decide(input, [verdict('a', { builtin: { settings: input.policy, exemptionOf } })]);
    const [unknown] = decision.reasons.filter(({ rule_id }) => rule_id === 'unknown-lines');
    expect(unknown).toMatchObject({ message: '1 changed line of unknown authorship.', evidence: [{ file_path: 'b.py' }], evidence_total: 1 });
    expect(decision.reasons.find(({ rule_id }) => rule_id === 'partial-coverage')).toMatchObject({ evidence_total: 1, evidence: [{ file_path: 'b.py' }] });
  });
});
