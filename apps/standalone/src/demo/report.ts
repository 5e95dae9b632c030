import type { StatusView } from './client.ts';
import { codeFrame, paint, plain, table } from './text.ts';

export interface LineView {
  file_path: string;
  verdict: { contributor: string; agent_id?: string; confidence: number };
}

export interface FindingView {
  rule_key: string;
  severity: 'critical' | 'high' | 'medium' | 'low';
  category: string;
  message: string;
  file_path: string;
  start_line: number;
  end_line: number;
  cwe?: string[];
}

export interface DecisionView {
  outcome: 'allow' | 'warn' | 'block';
  rationale: string;
  reasons: {
    rule_id: string;
    outcome: 'allow' | 'warn' | 'block';
    message: string;
    evidence: { file_path?: string; start_line?: number; end_line?: number; agent_id?: string }[];
    evidence_total: number;
  }[];
  risk_summary: { risk_score: number };
}

const OUTCOME = { allow: 'green', warn: 'yellow', block: 'red' } as const;
const SEVERITY = { critical: 'red', high: 'red', medium: 'yellow', low: 'dim' } as const;

/** One line a stage that has changed since the last look. */
export function stageLines(before: StatusView | undefined, now: StatusView): string[] {
  return Object.entries(now.stages).flatMap(([stage, state]) => {
    const earlier = before?.stages[stage]?.status;
    if (state.status === earlier || state.status === 'waiting') return [];
    const took =
      state.started_at !== undefined && state.finished_at !== undefined
        ? ` ${Date.parse(state.finished_at) - Date.parse(state.started_at)} ms`
        : '';
    const reason = state.reason === undefined ? '' : `: ${plain(state.reason)}`;
    const mark = { running: '...', completed: ' ok', degraded: '  !', failed: '  x', waiting: '' }[state.status];
    return [`  ${mark} ${stage.padEnd(8)} ${state.status}${paint('dim', took)}${reason}`];
  });
}

/** Who wrote what: one row a file and author. */
export function attributionTable(lines: readonly LineView[]): string {
  const rows = new Map<string, { file: string; contributor: string; agent: string; lines: number; confidence: number }>();
  for (const { file_path, verdict } of lines) {
    const agent = verdict.agent_id ?? '-';
    const key = JSON.stringify([file_path, verdict.contributor, agent]);
    const row = rows.get(key) ?? { file: plain(file_path), contributor: verdict.contributor, agent: plain(agent), lines: 0, confidence: 0 };
    row.lines += 1;
    row.confidence = Math.max(row.confidence, verdict.confidence);
    rows.set(key, row);
  }
  return table(
    ['file', 'written by', 'agent', 'lines', 'confidence'],
    [...rows.values()].map((row) => [row.file, row.contributor, row.agent, row.lines, row.confidence.toFixed(2)]),
  );
}

/** A finding as a reviewer would like to read it: what, where, the code. */
export function findingBlock(finding: FindingView, lines: readonly string[] | undefined): string {
  const head = `${paint(SEVERITY[finding.severity], finding.severity.padEnd(8))} ${paint('bold', plain(finding.file_path))}:${finding.start_line}  ${paint('dim', [finding.rule_key, ...(finding.cwe ?? [])].join(', '))}`;
  const frame = lines === undefined ? [] : [codeFrame(lines, finding.start_line, finding.end_line)];
  return [head, `         ${plain(finding.message)}`, ...frame].join('\n');
}

/** The decision and every reason with the places that it points at. */
export function decisionBlock(decision: DecisionView): string {
  const reasons = decision.reasons.flatMap((reason) => [
    `  ${paint(OUTCOME[reason.outcome], reason.outcome.padEnd(5))} ${plain(reason.message)}  ${paint('dim', reason.rule_id)}`,
    ...reason.evidence.filter((place) => place.file_path !== undefined).map(evidenceLine),
    ...(reason.evidence_total > reason.evidence.length ? [`        ... and ${reason.evidence_total - reason.evidence.length} more`] : []),
  ]);
  const verdict = paint(['bold', OUTCOME[decision.outcome]], decision.outcome.toUpperCase());
  return [`${verdict}  ${plain(decision.rationale)}`, `risk score ${decision.risk_summary.risk_score} of 100`, '', ...reasons].join('\n');
}

function evidenceLine(place: DecisionView['reasons'][number]['evidence'][number]): string {
  const line = place.start_line === undefined ? '' : `:${place.start_line}`;
  const agent = place.agent_id === undefined ? '' : paint('dim', `  by ${plain(place.agent_id)}`);
  return `        ${plain(place.file_path!)}${line}${agent}`;
}
