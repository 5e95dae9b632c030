import { reason, stricter, type DecisionEvidence, type Outcome, type Reason } from '@provenance/domain';
import { whyNot } from '../condition/compile-condition.ts';
import type { CompiledExemption, CompiledPolicy, CompiledRule } from '../compile/compile-policy.ts';
import { EVERYWHERE } from '../scope/scope.ts';
import type { Budget } from './budget.ts';
import type { Looked, Subjects } from './subjects.ts';

/** What a rule came to, subject by subject. */
export interface RuleReport {
  rule: CompiledRule;
  /** Subjects in its scope. */
  inScope: number;
  /** Those that it fires on, exempted ones left out. */
  fired: Looked[];
  /** Those that could not be told about, with the reason in words. */
  doubtful: { looked: Looked; why: string }[];
  /** What each exemption met, expired ones too. */
  exempted: Map<CompiledExemption, number>;
  /** It would have cost more than the rest of the budget: nothing was looked at. */
  tooCostly: boolean;
}

export interface Place {
  repo: string;
  /** ms since the epoch */
  at: number;
}

/** Looks at every subject of a rule. */
export function judgeRule(rule: CompiledRule, subjects: Subjects, { repo, at }: Place, budget: Budget): RuleReport {
  const report: RuleReport = { rule, inScope: 0, fired: [], doubtful: [], exempted: new Map(), tooCostly: false };
  if (!rule.inRepo(repo)) return report;
  const { looked, facts } = subjects.of(rule.subject);
  const inScope = rule.inScope === EVERYWHERE ? facts.rows : facts.rows.filter((row) => rule.inScope(looked[row]!.scoped));
  report.inScope = inScope.length;
  report.tooCostly = !budget.take(inScope.length * (rule.condition?.cost(subjects.lengths) ?? 1));
  if (report.tooCostly) return report;
  const exemptions = rule.exemptions.filter((exemption) => exemption.inRepo(repo));
  const { rows, doubts } = rule.condition?.sift(facts, inScope) ?? { rows: inScope, doubts: new Map() };
  for (const row of rows) lookAt(looked[row]!, doubts.has(row) ? whyNot(doubts.get(row)) : true, report, exemptions, at);
  return report;
}

/** @param told true: it fires; or why that cannot be told */
function lookAt(looked: Looked, told: true | string, report: RuleReport, exemptions: readonly CompiledExemption[], at: number): void {
  const exemption = exemptions.find(({ inScope }) => inScope(looked.scoped));
  if (exemption !== undefined) {
    report.exempted.set(exemption, (report.exempted.get(exemption) ?? 0) + 1);
    if (exemption.ends > at) return;
  }
  if (told === true) report.fired.push(looked);
  else report.doubtful.push({ looked, why: told });
}

/** The reasons of a decision that a rule gives: it fired, it could not tell, or both. */
export function reasonsOf({ rule, fired, doubtful, exempted, tooCostly }: RuleReport, policy: CompiledPolicy, at: number): Reason[] {
  const id = `${policy.identity.name}/${rule.id}`;
  if (tooCostly) return [inDoubt(id, stricter(policy.onError, rule.outcome), rule, ['it is too much to evaluate'], [])];
  const reasons: Reason[] = [];
  const late = [...exempted.keys()].filter(({ ends }) => ends <= at).map(({ document }) => ` The exemption of ${document.owner} expired on ${document.expires}.`);
  if (fired.length >= rule.atLeast) {
    const bare = reason(id, rule.outcome, '', evidenceOf(fired));
    reasons.push({ ...bare, message: `${rule.message}${where(bare)}${late.join('')}` });
  }
  if (doubtful.length > 0 && fired.length + doubtful.length >= rule.atLeast) {
    const whys = [...new Set(doubtful.map(({ why }) => why))].sort();
    reasons.push(inDoubt(id, policy.onError, rule, whys, evidenceOf(doubtful.map(({ looked }) => looked))));
  }
  return reasons;
}

function inDoubt(id: string, outcome: Outcome, rule: CompiledRule, whys: readonly string[], evidence: DecisionEvidence[]): Reason {
  const bare = reason(id, outcome, '', evidence);
  return { ...bare, message: `Could not tell (${whys.slice(0, 3).join('; ')}): ${rule.message}${where(bare)}`, could_not_tell: true };
}

function evidenceOf(looked: readonly Looked[]): DecisionEvidence[] {
  return looked.flatMap(({ evidence }) => evidence());
}

/** The first place, so that a reader of the message alone knows where to look. */
function where({ evidence: [first], evidence_total }: Reason): string {
  if (first?.file_path === undefined) return '';
  const line = first.start_line === undefined ? '' : `:${first.start_line}`;
  return ` (${first.file_path}${line}${evidence_total > 1 ? ` and ${evidence_total - 1} more` : ''})`;
}
