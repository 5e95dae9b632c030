import type { Submission } from '../analysis/analysis.ts';
import type { LineIndex } from '../attribution/line-index.ts';
import type { DetectionResult, Finding } from '../finding/finding.ts';
import type { AttributedLine } from '../line/attributed-line.ts';
import type { PolicySettings } from '../policy/builtin-policy.ts';
import type { RiskSummary } from './decision.ts';

/** What the review of a pull request tells a decision; counts. */
export interface ReviewSignals {
  /** Change requests of review bots that the merge went over. */
  bot_block_overrides: number;
  /** Change requests of review bots that were resolved. */
  bot_block_resolved: number;
  /** Pushes that rewrote the branch after it was approved. */
  force_push_after_approval: number;
}

/** Everything a decision rests on. */
export interface DecisionInput {
  analysis: Submission & { analysis_id: string };
  lines: readonly AttributedLine[];
  detection: DetectionResult;
  /** Absent where nothing is known about the review. */
  review?: ReviewSignals;
  /** What could not be had, in words. */
  degraded: readonly string[];
  policy: PolicySettings;
  /** Where permalinks point, without a trailing slash: `https://github.com`. */
  repository_url: string;
  /** RFC 3339, UTC. */
  decided_at: string;
}

/** The input and what several rules derive from it. */
export interface RuleContext {
  input: DecisionInput;
  index: LineIndex;
  summary: RiskSummary;
  /** What of a rule's subjects no exemption takes away. Absent: all of them. */
  standing?: Standing;
}

/** What a rule looks at. */
export type RuleSubject = Finding | AttributedLine | { path: string } | { repo: string };

/** Those of a built-in rule's subjects that no exemption takes away. */
export type Standing = <T extends RuleSubject>(rule: string, subjects: readonly T[]) => T[];
