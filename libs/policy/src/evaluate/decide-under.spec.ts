import { DEFAULT_POLICY, OUTCOMES, SEVERITIES, type DecisionInput } from '@provenance/domain';
import fc from 'fast-check';
import { readPolicy, type CompiledPolicy } from '../compile/compile-policy.ts';
import type { ExemptionDocument, PolicyDocument, RuleDocument } from '../document/policy-document.ts';
import { caseInput } from '../suite/case-input.ts';
import type { CaseChange } from '../suite/case-schema.ts';
import { Budget } from './budget.ts';
import { decideInTurns, decideUnder } from './decide-under.ts';

function policyOf(document: PolicyDocument, version = '1'): CompiledPolicy {
  const read = readPolicy(JSON.stringify(document), version, 0);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read.policy;
}

const rule = (extra: Partial<RuleDocument> = {}): RuleDocument => ({ id: 'a', for: 'finding', outcome: 'block', message: 'No.', ...extra });
const input = (change: CaseChange): DecisionInput => caseInput(change, DEFAULT_POLICY);
const finding = { file: 'src/a.py', line: 7, severity: 'low' as const };

describe('a decision under a policy', () => {
  it('names policy, rule and place, and carries the digest', () => {
    const policy = policyOf({ name: 'shop', rules: [rule()] }, '3');
    const { decision } = decideUnder([policy], input({ lines: [{ file: 'src/a.py', lines: 7, by: 'ai', agent: 'codex' }], findings: [finding, { ...finding, line: 9 }] }));
    expect(decision.policies).toEqual([{ name: 'shop', version: '3', digest: policy.identity.digest, exemptions: [] }]);
    expect(decision.policy.name).toBe('builtin');
    expect(decision.reasons).toMatchObject([
      {
        rule_id: 'shop/a',
        outcome: 'block',
        message: 'No. (src/a.py:7 and 1 more)',
        evidence_total: 2,
        evidence: [{ repo: 'acme/shop', pr_number: '1', commit: 'head', file_path: 'src/a.py', start_line: 7, agent_id: 'codex', rule_key: 'some-rule', permalink: 'https://github.com/acme/shop/blob/head/src/a.py#L7' }, {}],
      },
    ]);
  });

  it('takes part only in its repositories, in any case of letters', () => {
    const policy = policyOf({ name: 'shop', repos: ['Acme/*'], rules: [rule()] });
    const outcome = (repo: string): string => decideUnder([policy], input({ repo, findings: [finding] })).decision.outcome;
    expect(['acme/shop', 'ACME/other', 'elsewhere/acme'].map(outcome)).toEqual(['block', 'block', 'allow']);
    expect(decideUnder([policy], input({ repo: 'elsewhere/x' })).decision.policies).toEqual([]);
  });

  it('shows which exemption took what away, and which has expired', () => {
    const exemption = (owner: string, expires: string, path: string): ExemptionDocument => ({ rule: 'a', scope: { paths: [path] }, owner, reason: 'why', expires });
    const policy = policyOf({ name: 'shop', rules: [rule()], exemptions: [exemption('now', '2026-12-31', 'src/**'), exemption('late', '2025-12-31', 'test/**')] });
    const { decision } = decideUnder([policy], input({ findings: [finding, { ...finding, file: 'test/b.py' }] }));
    expect(decision.policies?.[0]?.exemptions).toEqual([
      { rule: 'a', owner: 'late', reason: 'why', expires: '2025-12-31', state: 'expired', subjects: 1 },
      { rule: 'a', owner: 'now', reason: 'why', expires: '2026-12-31', state: 'in_force', subjects: 1 },
    ]);
    expect(decision.reasons.map(({ message }) => message)).toEqual(['No. (test/b.py:7) The exemption of late expired on 2025-12-31.']);
  });

  it('objects where it can no longer be read', () => {
    const identity = { name: 'old', version: '1', digest: 'd' };
    const unusable = { identity, onError: 'block' as const, repos: ['acme/*'], fault: 'line 3: there is no "x" here' };
    const { decision } = decideUnder([unusable], input({}));
    expect(decideUnder([unusable], input({ repo: 'elsewhere/x' })).decision.outcome).toBe('allow');
    expect([decision.outcome, decision.reasons]).toEqual(['block', [expect.objectContaining({ rule_id: 'old/policy', could_not_tell: true, message: expect.stringContaining('line 3') })]]);
    expect(decision.policies).toEqual([{ ...identity, exemptions: [] }]);
  });

  it('counts a rule that costs too much as one that fired, at least', () => {
    const policy = policyOf({ name: 'x', rules: [rule({ when: 'finding.severity == "low"' }), rule({ id: 'b', for: 'change', outcome: 'allow', when: 'findings.exists(f, f.severity == "low")' })] });
    const { decision } = decideUnder([policy], input({ findings: [finding] }), new Budget(3));
    expect(decision.reasons.map(({ rule_id, outcome, could_not_tell }) => [rule_id, outcome, could_not_tell])).toEqual([['x/a', 'block', true], ['x/b', 'warn', true]]);
  });

  it('is the same in turns, of which others have one after each rule', async () => {
    const policy = policyOf({ name: 'x', rules: ['a', 'b', 'c'].map((id) => rule({ id, when: 'finding.start_line > 8' })) });
    const given = input({ findings: [finding, { ...finding, line: 9 }] });
    let turns = 0;
    const count = (): void => {
      turns++;
      waiting = setImmediate(count);
    };
    let waiting = setImmediate(count);
    const { decision } = await decideInTurns([policy], given);
    clearImmediate(waiting);
    expect(turns).toBeGreaterThanOrEqual(3);
    expect(decision).toEqual(decideUnder([policy], given).decision);
  });

  it('is told why rule by rule', () => {
    const policy = policyOf({ name: 'x', rules: [rule({ scope: { severities: ['low'] }, when: 'finding.start_line > 8' })] });
    const { reports } = decideUnder([policy], input({ findings: [finding, { ...finding, line: 9 }, { ...finding, severity: 'high' }] }));
    expect(reports[0]?.rules[0]).toMatchObject({ inScope: 2, doubtful: [], tooCostly: false });
    expect(reports[0]?.rules[0]?.fired).toHaveLength(1);
  });
});

/** Conditions of all kinds: over the subject alone, over sums, over lists, and such that fail. */
const SUBJECT_CONDITIONS = ['finding.severity == "high"', 'finding.start_line > 4 && finding.contributor != "human"', '!finding.path.glob("src/**")', 'finding.start_line / (finding.start_line - 3) > 0', 'review.bot_block_overrides > 0', 'file.share_ai > 0.3'];
const GROWING_CONDITIONS = ['change.findings >= 3', 'findings.exists(f, f.category == "xss")', 'change.critical > 0 || change.high > 1', 'findings.filter(f, f.severity == "low").size() >= 2'];
const SHRINKING_CONDITIONS = ['change.findings < 2', 'findings.all(f, f.severity == "low")', 'coverage.percent > 50.0'];

const scopes = fc.constantFrom<RuleDocument['scope']>(undefined, { severities: ['high', 'low'] }, { paths: ['src/**'] }, { contributors: ['ai'] }, { line_share: { contributor: 'ai', at_least: 0.5 } });
const outcomes = fc.constantFrom(...OUTCOMES);
const findingRules = fc.record({ scope: scopes, when: fc.constantFrom(undefined, ...SUBJECT_CONDITIONS), at_least: fc.integer({ min: 1, max: 3 }), outcome: outcomes });
const changeRules = (conditions: readonly string[]) => fc.record({ when: fc.constantFrom(...conditions), outcome: outcomes });
const exempted = fc.record({ rule: fc.constantFrom('f0', 'f1', 'builtin/critical-findings', 'builtin/high-findings'), path: fc.constantFrom('src/**', 'test/**'), expires: fc.constantFrom('2025-06-01', '2026-06-01') });

function policies(conditions: readonly string[]): fc.Arbitrary<PolicyDocument> {
  return fc
    .record({ first: fc.array(findingRules, { minLength: 2, maxLength: 4 }), second: fc.array(changeRules(conditions), { maxLength: 3 }), exemptions: fc.array(exempted, { maxLength: 3 }), on_error: fc.constantFrom('warn' as const, 'block' as const) })
    .map(({ first, second, exemptions, on_error }) => ({
      name: 'p',
      on_error,
      rules: [
        ...first.map(({ scope, when, ...rest }, at) => rule({ ...rest, id: `f${at}`, ...(scope && { scope }), ...(when && { when }) })),
        ...second.map((rest, at) => rule({ ...rest, id: `c${at}`, for: 'change' })),
      ],
      exemptions: exemptions.map(({ rule: exemptedRule, path, expires }) => ({ rule: exemptedRule, scope: { paths: [path] }, owner: 'o', reason: 'r', expires })),
    }));
}

const place = { file: fc.constantFrom('src/a.py', 'test/b.py'), line: fc.integer({ min: 1, max: 9 }) };
const findings = fc.array(fc.record({ ...place, severity: fc.constantFrom(...SEVERITIES), category: fc.constantFrom('sqli', 'xss') }), { maxLength: 8 });
const lines = fc.array(fc.record({ file: place.file, lines: place.line, by: fc.constantFrom('ai' as const, 'human' as const, 'unknown' as const) }), { maxLength: 8 });
const rank = (document: PolicyDocument, change: CaseChange): number => OUTCOMES.indexOf(decideUnder([policyOf(document)], input(change)).decision.outcome);

describe('the laws of policies', () => {
  const every = policies([...GROWING_CONDITIONS, ...SHRINKING_CONDITIONS]);

  it('neither the order of policies, rules, exemptions, findings nor lines changes anything', () => {
    fc.assert(
      fc.property(every, every, findings, lines, (one, other, found, written) => {
        const second = { ...other, name: 'q' };
        const reversed = ({ rules = [], exemptions = [], ...rest }: PolicyDocument): PolicyDocument => ({ ...rest, rules: rules.toReversed(), exemptions: exemptions.toReversed() });
        const straight = input({ findings: found, lines: written });
        const turned: DecisionInput = { ...straight, lines: straight.lines.toReversed(), detection: { ...straight.detection, findings: straight.detection.findings.toReversed() } };
        const digestless = ({ policies: applied = [], ...decision }: ReturnType<typeof decideUnder>['decision']) => ({ ...decision, policies: applied.map(({ exemptions }) => exemptions) });
        const forwards = decideUnder([policyOf(one), policyOf(second)], straight).decision;
        const backwards = decideUnder([policyOf(reversed(second)), policyOf(reversed(one))], turned).decision;
        expect(digestless(backwards)).toEqual(digestless(forwards));
      }),
    );
  });

  /**
   * Rules for findings may say of a finding whatever they like, as long as it is of the finding, its lines and the
   * review; rules for the change must hold for more findings where they hold for fewer. Exemptions may be any.
   */
  it('adding a finding never makes the outcome milder, where conditions on sums grow with them', () => {
    fc.assert(
      fc.property(policies(GROWING_CONDITIONS), findings, findings, lines, (document, found, more, written) => {
        return rank(document, { findings: [...found, ...more], lines: written }) >= rank(document, { findings: found, lines: written });
      }),
    );
  });

  it('adding a rule or a policy never makes the outcome milder', () => {
    fc.assert(
      fc.property(every, every, findings, lines, (document, other, found, written) => {
        const change = { findings: found, lines: written };
        const fewer = { ...document, rules: (document.rules ?? []).slice(0, 2) };
        const both = OUTCOMES.indexOf(decideUnder([policyOf(document), policyOf({ ...other, name: 'q' })], input(change)).decision.outcome);
        return rank(document, change) >= rank(fewer, change) && both >= rank(document, change);
      }),
    );
  });

  it('whatever the budget, it is never milder than with enough of it', () => {
    fc.assert(
      fc.property(every, findings, fc.nat(200), (document, found, nodes) => {
        const given = input({ findings: found });
        const short = decideUnder([policyOf(document)], given, new Budget(nodes)).decision.outcome;
        return OUTCOMES.indexOf(short) >= rank(document, { findings: found });
      }),
    );
  });
});
