import { BUILTIN_RULE_IDS, decide, type Outcome } from '@provenance/domain';
import { caseInput, asCaseChange } from '@provenance/policy';
import { loadConfig } from '@provenance/service';
import { PolicyConfig, policySettings } from './policy.config.ts';

type Env = Readonly<Record<string, string>>;

/** What a change comes to under an environment, by the way that variables take: outcome, and `rule outcome` of each reason. */
function decided(env: Env, change: object): [Outcome, string[]] {
  const [config] = loadConfig([PolicyConfig], env);
  const { outcome, reasons } = decide(caseInput(asCaseChange(change), policySettings(config)));
  return [outcome, reasons.map((reason) => `${reason.rule_id} ${reason.outcome}`)];
}

const BLOCK_ON_UNKNOWN = { PROVENANCE_PROVENANCE_BLOCK_ON_UNKNOWN: 'true' };
const finding = (severity: string, line = 1, category = 'sqli'): object => ({ file: 'a.py', line, severity, category });
const unknown = { lines: [{ file: 'a.py', lines: '1-3', by: 'unknown' }] };
const human = { lines: [{ file: 'a.py', lines: '1-3', by: 'human' }] };
const twoHigh = { ...human, findings: [finding('high'), finding('high', 2)] };
const twoLow = { ...human, findings: [finding('low'), finding('low', 2)] };
const partly = { ...human, files: [{ file: 'b.py', status: 'partial', reason: 'time up' }] };
const bypassed = { ...human, review: { bot_block_overrides: 2 } };
const forced = { ...human, review: { force_push_after_approval: 1 } };

const TABLE: [rule: string, env: Env, change: object, outcome: Outcome, reasons: string[]][] = [
  ['nothing objects to a clean change', {}, human, 'allow', []],

  ['unknown-lines', {}, unknown, 'allow', []],
  ['unknown-lines', BLOCK_ON_UNKNOWN, unknown, 'block', ['unknown-lines block']],
  ['unknown-lines', { PROVENANCE_BLOCK_ON_UNKNOWN: 'true' }, unknown, 'block', ['unknown-lines block']],
  ['unknown-lines', BLOCK_ON_UNKNOWN, human, 'allow', []],
  ['unknown-lines', BLOCK_ON_UNKNOWN, { lines: [{ file: 'a.py', lines: '1', by: 'ai', agent: 'codex' }] }, 'allow', []],
  ['unknown-lines', BLOCK_ON_UNKNOWN, { lines: [{ file: 'a.py', lines: '1', by: 'automation' }] }, 'allow', []],

  ['invalid-attestation', {}, { lines: [{ file: 'a.py', lines: '1', by: 'ai', attestation: 'invalid' }] }, 'block', ['invalid-attestation block']],
  ['invalid-attestation', {}, { lines: [{ file: 'a.py', lines: '1', by: 'ai', attestation: 'unknown_key' }] }, 'allow', []],
  ['invalid-attestation', {}, { lines: [{ file: 'a.py', lines: '1', by: 'ai', attestation: 'verified' }] }, 'allow', []],

  ['critical-findings', {}, { ...human, findings: [finding('critical')] }, 'block', ['critical-findings block']],
  ['critical-findings', { PROVENANCE_RISK_HIGH_SEVERITY_THRESHOLD: '9' }, { ...human, findings: [finding('critical')] }, 'block', ['critical-findings block']],
  ['critical-findings', {}, { ...human, findings: [{ ...finding('critical'), suppressed: true }] }, 'allow', []],

  ['high-findings', {}, { ...human, findings: [finding('high')] }, 'warn', ['high-findings warn']],
  ['high-findings', { PROVENANCE_RISK_HIGH_SEVERITY_THRESHOLD: '2' }, twoHigh, 'warn', ['high-findings warn']],
  ['high-findings', { PROVENANCE_RISK_HIGH_SEVERITY_THRESHOLD: '3' }, twoHigh, 'allow', []],
  ['high-findings', {}, { ...human, findings: [finding('medium')] }, 'allow', []],

  ['category-warn', { PROVENANCE_POLICY_WARN_THRESHOLDS: '{"sqli": 2}' }, twoLow, 'warn', ['category-warn:sqli warn']],
  ['category-warn', { PROVENANCE_POLICY_WARN_THRESHOLDS: '{"sqli": 3}' }, twoLow, 'allow', []],
  ['category-warn', { PROVENANCE_POLICY_WARN_THRESHOLDS: '{"xss": 1}' }, twoLow, 'allow', []],

  ['category-block', { PROVENANCE_POLICY_BLOCK_THRESHOLDS: '{"sqli": 2}' }, twoLow, 'block', ['category-block:sqli block']],
  ['category-block', { PROVENANCE_POLICY_BLOCK_THRESHOLDS: '{"sqli": 3}' }, twoLow, 'allow', []],
  [
    'category-block',
    { PROVENANCE_POLICY_WARN_THRESHOLDS: '{"sqli": 1}', PROVENANCE_POLICY_BLOCK_THRESHOLDS: '{"sqli": 2}' },
    twoLow,
    'block',
    ['category-block:sqli block', 'category-warn:sqli warn'],
  ],

  ['bot-block-bypassed', {}, bypassed, 'warn', ['bot-block-bypassed warn']],
  ['bot-block-bypassed', BLOCK_ON_UNKNOWN, bypassed, 'block', ['bot-block-bypassed block']],
  ['bot-block-bypassed', {}, { ...human, review: { bot_block_resolved: 2 } }, 'allow', []],

  ['force-push-after-approval', {}, forced, 'warn', ['force-push-after-approval warn']],
  ['force-push-after-approval', BLOCK_ON_UNKNOWN, forced, 'warn', ['force-push-after-approval warn']],
  ['force-push-after-approval', {}, { ...human, review: {} }, 'allow', []],

  ['partial-coverage', {}, partly, 'warn', ['partial-coverage warn']],
  ['partial-coverage', { PROVENANCE_WARN_ON_PARTIAL: 'false' }, partly, 'allow', []],
  ['partial-coverage', {}, { ...human, files: [{ file: 'b.py', status: 'uncovered' }] }, 'warn', ['partial-coverage warn']],
  ['partial-coverage', {}, { ...human, files: [{ file: 'logo.png', status: 'skipped' }] }, 'allow', []],

  ['all reasons are kept, the strictest first', BLOCK_ON_UNKNOWN, { ...unknown, ...partly, lines: unknown.lines, findings: [finding('high')] }, 'block', ['unknown-lines block', 'high-findings warn', 'partial-coverage warn']],
];

describe('the built-in rules, under the environment', () => {
  it.each(TABLE)('%s, %j, %j: %s', (_rule, env, change, outcome, reasons) => {
    expect(decided(env, change)).toEqual([outcome, reasons]);
  });

  it('are all in the table, where they fire and where they do not', () => {
    for (const rule of BUILTIN_RULE_IDS) {
      const rows = TABLE.filter(([name]) => name === rule);
      const fired = rows.filter(([, , , , reasons]) => reasons.some((reason) => reason.startsWith(rule)));
      expect([rule, fired.length > 0, fired.length < rows.length]).toEqual([rule, true, true]);
    }
  });

  it('weigh a risk score as PROVENANCE_RISK_WEIGHTS says', () => {
    const score = (env: Env): number => {
      const [config] = loadConfig([PolicyConfig], env);
      return decide(caseInput(asCaseChange(twoHigh), policySettings(config))).risk_summary.risk_score;
    };
    expect([score({}), score({ PROVENANCE_RISK_WEIGHTS: '{"high": 5}' }), score({ PROVENANCE_RISK_WEIGHTS: '{"high": 200}' })]).toEqual([30, 10, 100]);
  });

  it.each([
    [{ PROVENANCE_RISK_HIGH_SEVERITY_THRESHOLD: '0' }],
    [{ PROVENANCE_POLICY_WARN_THRESHOLDS: '{"sqli": 0}' }],
    [{ PROVENANCE_POLICY_BLOCK_THRESHOLDS: '[1]' }],
    [{ PROVENANCE_PROVENANCE_BLOCK_ON_UNKNOWN: 'perhaps' }],
    [{ PROVENANCE_RISK_WEIGHTS: '{"nope": 1}' }],
  ])('%j stops the start', (env) => {
    expect(() => decided(env, human)).toThrow(Object.keys(env)[0]);
  });
});
