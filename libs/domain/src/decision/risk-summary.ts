import { countContributors } from '../attribution/judge.ts';
import { SEVERITIES, type Finding, type Severity } from '../finding/finding.ts';
import type { AttributedLine } from '../line/attributed-line.ts';
import { countBy } from './count-by.ts';
import { detectionCoverage } from './coverage.ts';
import type { RiskSummary } from './decision.ts';
import type { DecisionInput, ReviewSignals } from './decision-input.ts';
import { riskScore } from './risk-score.ts';
import { suppressionAttempts } from './suppression-attempts.ts';

const NO_REVIEW: ReviewSignals = { bot_block_overrides: 0, bot_block_resolved: 0, force_push_after_approval: 0 };

/** The figures about the risk of a change. Only open findings are risk; suppressed and remediated ones are not. */
export function riskSummary(input: DecisionInput): RiskSummary {
  const findings = openFindings(input);
  const figures = {
    findings_total: findings.length,
    findings_by_category: countBy(findings, (finding) => finding.category),
    findings_by_severity: bySeverity(findings),
    coverage: lineCoverage(input.lines),
    detection_coverage: detectionCoverage(input.lines, input.detection),
    contributors: countContributors(input.lines.map((line) => line.verdict)),
    findings_suppressed: input.detection.findings.filter(({ status }) => status === 'suppressed').length,
    suppression_attempts: suppressionAttempts(input),
    ...(input.review ?? NO_REVIEW),
  };
  const invalid = input.lines.some((line) => line.verdict.attestation === 'invalid');
  return { ...figures, ...riskScore(figures, invalid, input.policy.riskWeights) };
}

/** The findings that stand. */
export function openFindings({ detection }: Pick<DecisionInput, 'detection'>): Finding[] {
  return detection.findings.filter((finding) => finding.status === 'open');
}

function lineCoverage(lines: readonly AttributedLine[]): RiskSummary['coverage'] {
  const unknown = lines.filter((line) => line.verdict.contributor === 'unknown').length;
  const attributed = lines.length - unknown;
  return {
    total_lines: lines.length,
    attributed_lines: attributed,
    unknown_line_count: unknown,
    coverage_percent: lines.length === 0 ? 100 : Math.floor((attributed * 10_000) / lines.length) / 100,
  };
}

function bySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const counts = new Map(SEVERITIES.map((severity) => [severity, 0]));
  for (const { severity } of findings) {
    counts.set(severity, (counts.get(severity) ?? 0) + 1);
  }
  return Object.fromEntries(counts) as Record<Severity, number>;
}
