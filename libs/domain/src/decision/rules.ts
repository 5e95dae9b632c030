import type { Finding } from '../finding/finding.ts';
import type { Outcome, Reason } from './decision.ts';
import type { RuleContext } from './decision-input.ts';
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

function unknownLines({ input }: RuleContext): Reason[] {
  const lines = input.lines.filter((line) => line.verdict.contributor === 'unknown');
  if (!input.policy.blockOnUnknown || lines.length === 0) {
    return [];
  }
  return [reason('unknown-lines', 'block', `${count(lines.length, 'changed line')} of unknown authorship.`, lineEvidence(input, lines))];
}

function invalidAttestation({ input }: RuleContext): Reason[] {
  const lines = input.lines.filter((line) => line.verdict.attestation === 'invalid');
  if (lines.length === 0) {
    return [];
  }
  const message = `The attestation of ${count(lines.length, 'line')} does not verify.`;
  return [reason('invalid-attestation', 'block', message, lineEvidence(input, lines))];
}

function criticalFindings(context: RuleContext): Reason[] {
  const findings = openFindings(context.input).filter((finding) => finding.severity === 'critical');
  return findings.length === 0
    ? []
    : [findingReason(context, 'critical-findings', 'block', findings, count(findings.length, 'critical finding'))];
}

function highFindings(context: RuleContext): Reason[] {
  const findings = openFindings(context.input).filter((finding) => finding.severity === 'high');
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

function overThreshold(context: RuleContext, rule: string, outcome: Outcome, thresholds: Readonly<Record<string, number>>): Reason[] {
  return Object.entries(thresholds).flatMap(([category, threshold]) => {
    const findings = openFindings(context.input).filter((finding) => finding.category === category);
    return findings.length < Math.max(1, threshold)
      ? []
      : [findingReason(context, `${rule}:${category}`, outcome, findings, `${count(findings.length, 'finding')} of category ${category}`)];
  });
}

function bypassedBotBlock({ input, summary }: RuleContext): Reason[] {
  if (summary.bot_block_overrides === 0) {
    return [];
  }
  const message = `The merge went over ${count(summary.bot_block_overrides, 'change request')} of review bots.`;
  return [reason('bot-block-bypassed', input.policy.blockOnUnknown ? 'block' : 'warn', message, [pullRequestEvidence(input)])];
}

function forcePushAfterApproval({ input, summary }: RuleContext): Reason[] {
  if (summary.force_push_after_approval === 0) {
    return [];
  }
  const message = 'The branch was rewritten by a force-push after it was approved.';
  return [reason('force-push-after-approval', 'warn', message, [pullRequestEvidence(input)])];
}

function partialCoverage({ input, summary }: RuleContext): Reason[] {
  const { files_uncovered, files_partial, uncovered } = summary.detection_coverage;
  const doubtful = files_uncovered + files_partial;
  if (!input.policy.warnOnPartial || doubtful === 0) {
    return [];
  }
  const first = uncovered[0];
  const named = first === undefined ? '' : ` ${first.path}: ${first.reason}.`;
  const message = `${count(doubtful, 'changed file')} could not be looked at in full.${named}`;
  const evidence = uncovered.map(({ path }) => fileEvidence(input, path));
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
