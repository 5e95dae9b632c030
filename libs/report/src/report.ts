import type { Analysis, Decision, Finding, Line, Severity } from '@provenance/api-client';

/** What a report says of a finding; the rest of the API's answer is not needed for it. */
export type ReportedFinding = Pick<
  Finding,
  'rule_key' | 'severity' | 'category' | 'message' | 'file_path' | 'start_line' | 'end_line' | 'cwe' | 'fingerprint' | 'agent_id'
>;

/** What a report says of a decision. */
export interface ReportedDecision {
  outcome: Decision['outcome'];
  rationale: string;
  risk_score: number;
  reasons: readonly {
    rule_id: string;
    outcome: Decision['outcome'];
    message: string;
    evidence: readonly { file_path?: string; start_line?: number; end_line?: number; agent_id?: string }[];
    evidence_total: number;
  }[];
  degraded: readonly string[];
}

/** What a report says of a changed line. */
export type ReportedLine = Pick<Line, 'file_path'> & { verdict: Pick<Line['verdict'], 'contributor' | 'agent_id' | 'confidence'> };

/** What a report says of the progress of an analysis. */
export type ReportedProgress = Pick<Analysis, 'status'> & { stages: Partial<Analysis['stages']> };

/** An analysis as people and tools read it. */
export interface Report {
  /** What was analysed. */
  title: string;
  decision: ReportedDecision;
  findings: readonly ReportedFinding[];
  lines: readonly ReportedLine[];
  /** What was not looked at, in words. */
  shortcomings: readonly string[];
  /** Where the analysis is kept; absent when no service was asked. */
  url?: string;
}

const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low'];

/** Worst first, then by place. */
export function worstFirst<T extends Pick<ReportedFinding, 'severity' | 'file_path' | 'start_line'>>(findings: readonly T[]): T[] {
  return [...findings].sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      (a.file_path < b.file_path ? -1 : a.file_path > b.file_path ? 1 : a.start_line - b.start_line),
  );
}

/** The parts of the API's decision that are reported. */
export function reportedDecision({ outcome, rationale, risk_summary, reasons, degraded }: Pick<Decision, 'outcome' | 'rationale' | 'reasons' | 'degraded'> & { risk_summary: Pick<Decision['risk_summary'], 'risk_score'> }): ReportedDecision {
  return { outcome, rationale, risk_score: risk_summary.risk_score, reasons, degraded };
}

/** How many lines one author changed in one file. */
export interface AuthorRow {
  file_path: string;
  contributor: ReportedLine['verdict']['contributor'];
  agent_id?: string;
  lines: number;
  /** The highest of its lines. */
  confidence: number;
}

/** Sums lines up as they come, so that nobody need hold them. */
export class AuthorTable {
  readonly #rows = new Map<string, AuthorRow>();

  add({ file_path, verdict: { contributor, agent_id, confidence } }: ReportedLine): void {
    const key = JSON.stringify([file_path, contributor, agent_id]);
    const row = this.#rows.get(key);
    if (row === undefined) this.#rows.set(key, { file_path, contributor, ...(agent_id !== undefined && { agent_id }), lines: 1, confidence });
    else {
      row.lines += 1;
      row.confidence = Math.max(row.confidence, confidence);
    }
  }

  rows(): AuthorRow[] {
    return [...this.#rows.values()];
  }
}

/** Who wrote what: one row a file and author, in the order of the lines. */
export function authorRows(lines: Iterable<ReportedLine>): AuthorRow[] {
  const table = new AuthorTable();
  for (const line of lines) table.add(line);
  return table.rows();
}
