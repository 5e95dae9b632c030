import type { Finding } from '../finding/finding.ts';
import type { Outcome, Reason } from './decision.ts';
import type { RuleContext, RuleSubject } from './decision-input.ts';
import { fileEvidence, findingEvidence, lineEvidence, pullRequestEvidence, reason } from './evidence.ts';
import { openFindings } from './risk-summary.ts';

/** A rule looks at everything and says what it objects to; nothing when it does not fire. */
type Rule = (context: RuleContext) => Reason[];

/**
 * The rules of the built-in policy. None knows of another and none can allow what another objects to,
 * so their order means nothing and more evidence never loosens a decision.
 */
export const BUILTIN_RULES: readonly Rule[] = [
  unknownLines,
  invalidAttestation,
  criticalFindings,
  highFindings,
  categoryWarn,
  categoryBlock,
  bypassedBotBlock,
  forcePushAfterApproval,
  partialCoverage,
];

/** The names of the built-in rules, as reasons and exemptions have them; those of categories go on with `:category`. */
export const BUILTIN_RULE_IDS = [
  'unknown-lines',
  'invalid-attestation',
  'critical-findings',
  'high-findings',
  'category-warn',
  'category-block',
  'bot-block-bypassed',
  'force-push-after-approval',
  'partial-coverage',
] as const;

/** What of a rule's subjects no exemption takes away. */
function standing<T extends RuleSubject>(context: RuleContext, rule: (typeof BUILTIN_RULE_IDS)[number], subjects: readonly T[]): readonly T[] {
  return context.standing === undefined ? subjects : context.standing(rule, subjects);
}

function unknownLines(context: RuleContext): Reason[] {
  const { input } = context;
  if (!input.policy.blockOnUnknown) {
    return [];
  }
  const lines = standing(context, 'unknown-lines', input.lines.filter((line) => line.verdict.contributor === 'unknown'));
  if (lines.length === 0) {
    return [];
  }
  return [reason('unknown-lines', 'block', `${count(lines.length, 'changed line')} of unknown authorship.`, lineEvidence(input, lines))];
}

function invalidAttestation(context: RuleContext): Reason[] {
  const { input } = context;
  const lines = standing(context, 'invalid-attestation', input.lines.filter((line) => line.verdict.attestation === 'invalid'));
  if (lines.length === 0) {
    return [];
  }
  const message = `The attestation of ${count(lines.length, 'line')} does not verify.`;
  return [reason('invalid-attestation', 'block', message, lineEvidence(input, lines))];
}

function criticalFindings(context: RuleContext): Reason[] {
  const findings = standing(context, 'critical-findings', openFindings(context.input).filter((finding) => finding.severity === 'critical'));
  return findings.length === 0
    ? []
    : [findingReason(context, 'critical-findings', 'block', findings, count(findings.length, 'critical finding'))];
}

function highFindings(context: RuleContext): Reason[] {
  const findings = standing(context, 'high-findings', openFindings(context.input).filter((finding) => finding.severity === 'high'));
  const threshold = Math.max(1, context.input.policy.highSeverityThreshold);
  return findings.length < threshold
    ? []
    : [findingReason(context, 'high-findings', 'warn', findings, `${count(findings.length, 'finding')} of high severity`)];
}

function categoryWarn(context: RuleContext): Reason[] {
  return overThreshold(context, 'category-warn', 'warn', context.input.policy.warnThresholds);
}

function categoryBlock(context: RuleContext): Reason[] {
  return overThreshold(context, 'category-block', 'block', context.input.policy.blockThresholds);
}

function overThreshold(context: RuleContext, rule: 'category-warn' | 'category-block', outcome: Outcome, thresholds: Readonly<Record<string, number>>): Reason[] {
  return Object.entries(thresholds).flatMap(([category, threshold]) => {
    const findings = standing(context, rule, openFindings(context.input).filter((finding) => finding.category === category));
    return findings.length < Math.max(1, threshold)
      ? []
      : [findingReason(context, `${rule}:${category}`, outcome, findings, `${count(findings.length, 'finding')} of category ${category}`)];
  });
}

function bypassedBotBlock(context: RuleContext): Reason[] {
  const { input, summary } = context;
  if (summary.bot_block_overrides === 0 || standing(context, 'bot-block-bypassed', [input.analysis]).length === 0) {
    return [];
  }
  const message = `The merge went over ${count(summary.bot_block_overrides, 'change request')} of review bots.`;
  return [reason('bot-block-bypassed', input.policy.blockOnUnknown ? 'block' : 'warn', message, [pullRequestEvidence(input)])];
}

function forcePushAfterApproval(context: RuleContext): Reason[] {
  const { input, summary } = context;
  if (summary.force_push_after_approval === 0 || standing(context, 'force-push-after-approval', [input.analysis]).length === 0) {
    return [];
  }
  const message = 'The branch was rewritten by a force-push after it was approved.';
  return [reason('force-push-after-approval', 'warn', message, [pullRequestEvidence(input)])];
}

function partialCoverage(context: RuleContext): Reason[] {
  const { input, summary } = context;
  if (!input.policy.warnOnPartial) {
    return [];
  }
  const { files_uncovered, files_partial, uncovered } = summary.detection_coverage;
  const named = standing(context, 'partial-coverage', uncovered);
  // Files beyond those that the summary names have no path to be exempted by.
  const doubtful = files_uncovered + files_partial - (uncovered.length - named.length);
  if (doubtful === 0) {
    return [];
  }
  const first = named[0];
  const example = first === undefined ? '' : ` ${first.path}: ${first.reason}.`;
  const message = `${count(doubtful, 'changed file')} could not be looked at in full.${example}`;
  const evidence = named.map(({ path }) => fileEvidence(input, path));
  return [{ ...reason('partial-coverage', 'warn', message, evidence), evidence_total: doubtful }];
}

/** The message names the first place, so that a reader of the rationale alone knows where to look. */
function findingReason(context: RuleContext, rule: string, outcome: Outcome, findings: readonly Finding[], what: string): Reason {
  const bare = reason(rule, outcome, '', findingEvidence(context, findings));
  const first = bare.evidence[0];
  const shown = findings.find(
    (finding) =>
      finding.finding_id === first?.finding_id && finding.file_path === first.file_path && finding.start_line === first.start_line,
  );
  const where = first === undefined || shown === undefined ? '' : `: ${shown.message} (${shown.file_path}:${shown.start_line})`;
  return { ...bare, message: `${what}${where}` };
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
