import type { AnalysisRecord } from '../analysis/analysis.ts';
import { codeUnit } from '../analytics/fact-unit.ts';
import type { Attestation } from '../attestation/attest.ts';
import type { Decision } from '../decision/decision.ts';
import type { CodeFact } from '../facts/fact.ts';
import { agentFigures } from './agent-figures.ts';
import { exportEvent, type ExportEvent } from './export-event.ts';

/** A completed analysis with what it came to. */
export interface ExportedAnalysis {
  record: AnalysisRecord;
  decision: Decision;
  facts: readonly CodeFact[];
  /** Absent for a decision from before there were attestations. */
  attestation: Attestation | undefined;
}

/** The rows of a completed analysis: its figures, and its decision with the proof of it. No source text is in them. */
export function analysisEvents(analysis: ExportedAnalysis): ExportEvent[] {
  return [analysisMetrics(analysis), decisionBundle(analysis)];
}

function analysisMetrics({ record, decision, facts }: ExportedAnalysis): ExportEvent {
  const { base_sha, head_sha, branch, created_at } = record;
  const { findings_total, findings_by_category, findings_by_severity, coverage, detection_coverage, risk_score } = decision.risk_summary;
  // The facts of a run that was made again count at another moment than that at which it ended.
  const completedAt = record.reanalysis === undefined ? (facts[0]?.at ?? record.updated_at) : record.updated_at;
  const payload = {
    replaces: replacedBy(record),
    base_sha,
    head_sha,
    branch: branch ?? null,
    created_at,
    completed_at: completedAt,
    duration_ms: Math.max(0, Date.parse(completedAt) - Date.parse(created_at)),
    outcome: decision.outcome,
    // Of a pull request that GitHub reported the record knows no lines: they are fetched afterwards.
    line_count: coverage.total_lines,
    findings_total,
    findings_by_category,
    findings_by_severity,
    coverage,
    files: { total: detection_coverage.files_total, covered: detection_coverage.files_covered },
    risk_score,
    agents: facts.map(agentFigures),
    // What roll-ups are made of: whoever sums these gets the figures of /v1/analytics.
    fact: codeUnit(facts) ?? null,
  };
  return exportEvent({ ...about(record), event_type: 'analysis_metrics', occurred_at: completedAt, payload }, record.analysis_id);
}

function decisionBundle({ record, decision, attestation }: ExportedAnalysis): ExportEvent {
  const { decision_id, outcome, rationale, reasons, policy, degraded, decided_at } = decision;
  const payload = {
    replaces: replacedBy(record),
    decision_id,
    outcome,
    rationale,
    reasons: reasons.map(({ rule_id, outcome: of, message, evidence_total }) => ({ rule_id, outcome: of, message, evidence_total })),
    policy,
    degraded,
    evidence_sha256: attestation?.evidence_sha256 ?? null,
    envelope: attestation?.signed?.envelope ?? null,
  };
  return exportEvent({ ...about(record), event_type: 'decision_bundle', occurred_at: decided_at, payload }, decision_id);
}

/** The analysis whose rows no longer count, since this one is the same content run again; null of a first run. */
function replacedBy({ reanalysis }: AnalysisRecord): string | null {
  return reanalysis?.of ?? null;
}

function about({ repo, pr_number, analysis_id }: AnalysisRecord): Pick<ExportEvent, 'repo' | 'pr_number' | 'analysis_id' | 'agent_id'> {
  return { repo, pr_number, analysis_id, agent_id: null };
}
