import type { Severity } from '../finding/finding.ts';
import type { SuppressionComment } from '../suppression-comment/scan-comments.ts';
import type { PolicyIdentity } from '../policy/builtin-policy.ts';

/** Strictest last: a decision is the maximum over all reasons. */
export const OUTCOMES = ['allow', 'warn', 'block'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The stricter of two outcomes. */
export function stricter(a: Outcome, b: Outcome): Outcome {
  return OUTCOMES.indexOf(a) >= OUTCOMES.indexOf(b) ? a : b;
}

/** What a reason points at, so that a reader can go there. */
export interface DecisionEvidence {
  repo: string;
  pr_number: string;
  file_path?: string;
  start_line?: number;
  end_line?: number;
  commit: string;
  agent_id?: string;
  rule_key?: string;
  finding_id?: string;
  permalink?: string;
}

/** One rule that fired. All of them are kept. */
export interface Reason {
  rule_id: string;
  outcome: Outcome;
  message: string;
  evidence: DecisionEvidence[];
  /** Evidence beyond the cap is counted, never silently dropped. */
  evidence_total: number;
  /** The rule could not be evaluated: its outcome is what the policy sets for that. */
  could_not_tell?: true;
}

/** An exemption of a policy that met something. One that has expired exempts nothing any more, and is shown. */
export interface ExemptionUse {
  rule: string;
  owner: string;
  reason: string;
  /** As the policy says it: a day or a moment, UTC. */
  expires: string;
  state: 'in_force' | 'expired';
  /** How many findings, groups of lines, files or changes it met. */
  subjects: number;
}

/** A policy that took part in a decision. */
export interface AppliedPolicy extends PolicyIdentity {
  exemptions: ExemptionUse[];
}

/** Figures about the risk of a change, as the status and the decision show them. */
export interface RiskSummary {
  findings_total: number;
  findings_by_category: Record<string, number>;
  findings_by_severity: Record<Severity, number>;
  coverage: {
    total_lines: number;
    attributed_lines: number;
    unknown_line_count: number;
    coverage_percent: number;
  };
  detection_coverage: {
    files_total: number;
    files_covered: number;
    files_partial: number;
    files_uncovered: number;
    files_skipped: number;
    uncovered: { path: string; reason: string }[];
  };
  contributors: Record<string, number>;
  /** Findings that a suppression held back at that moment: they are shown, and are no risk. */
  findings_suppressed: number;
  /** Changed lines that ask a tool to be silent. */
  suppression_attempts: {
    total: number;
    by_tool: Record<string, number>;
    /** By place; at most 50. */
    listed: (SuppressionComment & { agent_id: string })[];
  };
  bot_block_overrides: number;
  bot_block_resolved: number;
  force_push_after_approval: number;
  /** 0 to 100. */
  risk_score: number;
  score_breakdown: Record<string, number>;
}

/** The decision over an analysis. */
export interface Decision {
  decision_id: string;
  analysis_id: string;
  outcome: Outcome;
  rationale: string;
  reasons: Reason[];
  risk_summary: RiskSummary;
  /** The built-in policy under the settings of the service. */
  policy: PolicyIdentity;
  /** The policies of the repository; absent in decisions from before there were any. */
  policies?: AppliedPolicy[];
  /** What could not be had when it was decided (for instance GitHub); empty when nothing is missing. */
  degraded: string[];
  /** RFC 3339, UTC. */
  decided_at: string;
}
