import { SEVERITIES } from '../finding/finding.ts';
import type { RiskWeights } from '../policy/builtin-policy.ts';
import type { RiskSummary } from './decision.ts';

/** A summary before it is scored. */
type Figures = Omit<RiskSummary, 'risk_score' | 'score_breakdown'>;

/**
 * The risk of a change from 0 to 100 (a whole number), and the points of each part that add up to it.
 * The parts may sum up to more than 100: what is beyond shows how far past the end of the scale it is.
 */
export function riskScore(
  figures: Figures,
  invalidAttestation: boolean,
  weights: Readonly<RiskWeights>,
): Pick<RiskSummary, 'risk_score' | 'score_breakdown'> {
  const files = figures.detection_coverage;
  const doubt = files.files_uncovered + files.files_partial / 2;
  const bypassed = figures.bot_block_overrides + figures.force_push_after_approval;
  const parts: Record<string, number> = {
    ...Object.fromEntries(SEVERITIES.map((severity) => [severity, weights[severity] * figures.findings_by_severity[severity]])),
    unknown_lines: weights.unknown_lines * share(figures.coverage.unknown_line_count, figures.coverage.total_lines),
    uncovered_files: weights.uncovered_files * share(doubt, files.files_total - files.files_skipped),
    invalid_attestation: invalidAttestation ? weights.invalid_attestation : 0,
    bypassed_review: weights.bypassed_review * bypassed,
  };
  const breakdown = Object.fromEntries(Object.entries(parts).map(([name, points]) => [name, Math.round(points * 10) / 10]));
  const sum = Object.values(breakdown).reduce((total, points) => total + points, 0);
  return { risk_score: Math.min(100, Math.round(sum)), score_breakdown: breakdown };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
