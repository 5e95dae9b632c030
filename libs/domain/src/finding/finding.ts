import type { AppliedSuppression } from '../finding-life/suppression.ts';
import type { FileRename } from '../line/renames.ts';
import type { SuppressionComment } from '../suppression-comment/scan-comments.ts';
import type { FindingTrail } from './trail.ts';

export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];
export type Confidence = 'high' | 'medium' | 'low';
export const FINDING_STATUSES = ['open', 'suppressed', 'remediated'] as const;
export type FindingStatus = (typeof FINDING_STATUSES)[number];

/** A place in a file; lines and columns count from 1, the end column is exclusive. */
export interface Region {
  start_line: number;
  start_column: number;
  end_line: number;
  end_column: number;
}

/** Lines of a file, counted from 1, both ends in it. */
export interface LineRange {
  start_line: number;
  end_line: number;
}

/**
 * A match of a rule in one file's content, before it is tied to an analysis: what the cache keeps.
 * It knows neither the repository nor the changed lines.
 */
export interface RawFinding extends Region {
  rule_key: string;
  rule_version: string;
  category: string;
  severity: Severity;
  confidence: Confidence;
  message: string;
  cwe: string[];
  engine_name: string;
  engine_version: string;
  /** The matched text, capped; feeds the fingerprint. */
  snippet: string;
  /** Lines of the taint trace (source, steps, sink) where the rule has one. */
  trace?: (LineRange & { role: 'source' | 'step' | 'sink' })[];
  /** The statements that the match and its trace stand in, where they reach further: a change inside one counts. */
  statements?: LineRange[];
  /** The author asked the engine to be silent (nosemgrep): recorded, never obeyed. */
  suppression_attempt?: boolean;
}

/** A finding of an analysis: a raw finding that meets the change, with its place in the world. */
export interface Finding extends RawFinding {
  finding_id: string;
  analysis_id: string;
  repo: string;
  pr_number: string;
  file_path: string;
  /** Rule + path + normalised snippet + ordinal: survives moves of lines. */
  fingerprint: string;
  status: FindingStatus;
  /** RFC 3339, UTC. */
  detected_at: string;
  /** Why it counts: its lines, its trace or their statements, or a deletion beside them met the change. */
  relation: 'on_changed_line' | 'trace_on_changed_line' | 'adjacent_to_deletion';
  /** What holds it back while it is `suppressed`. */
  suppression?: AppliedSuppression;
  /** Never shown; absent of findings that older builds stored. */
  trail?: FindingTrail;
}

/** How far a file was looked at. Anything but `covered` and `skipped` leaves a doubt that is reported. */
export type CoverageStatus = 'covered' | 'partial' | 'uncovered' | 'skipped';

/** Coverage of one file of an analysis. `skipped` has an explanation that leaves no doubt (deleted, no rules for it). */
export interface FileCoverage {
  path: string;
  status: CoverageStatus;
  reason?: string;
  /** Fingerprints of matches that the change did not meet: they are in the file still, so they are not remediated. */
  left_alone?: string[];
}

/** What detect hands to decide. */
export interface DetectionResult {
  findings: Finding[];
  coverage: FileCoverage[];
  engines: { name: string; version: string; pack_digest?: string }[];
  /** Files that the change gave another name. */
  renames?: FileRename[];
  /** Changed lines that ask a tool to be silent. */
  suppression_comments?: SuppressionComment[];
}
