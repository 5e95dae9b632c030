import { plain } from '../plain.ts';
import type { AuthorRow, ReportedDecision, ReportedFinding, ReportedProgress } from '../report.ts';
import { codeFrame, table, type Paint } from './text.ts';

const OUTCOME = { allow: 'green', warn: 'yellow', block: 'red' } as const;
const SEVERITY = { critical: 'red', high: 'red', medium: 'yellow', low: 'dim' } as const;

/** One line a stage that has changed since the last look. */
export function stageLines(paint: Paint, before: ReportedProgress | undefined, now: ReportedProgress): string[] {
  return Object.entries(now.stages).flatMap(([stage, state]) => {
    const earlier = before?.stages[stage as keyof ReportedProgress['stages']]?.status;
    if (state.status === earlier || state.status === 'waiting') return [];
    const took =
      state.started_at !== undefined && state.finished_at !== undefined
        ? ` ${Date.parse(state.finished_at) - Date.parse(state.started_at)} ms`
        : '';
    const reason = state.reason === undefined ? '' : `: ${plain(state.reason)}`;
    const mark = { running: '...', completed: ' ok', degraded: '  !', failed: '  x' }[state.status];
    return [`  ${mark} ${stage.padEnd(8)} ${state.status}${paint('dim', took)}${reason}`];
  });
}

/** The stages in one line, for a terminal that writes it over. */
export function progressLine({ stages }: ReportedProgress): string {
  const mark = { waiting: ' ', running: '*', completed: '+', degraded: '!', failed: 'x' };
  return Object.entries(stages).map(([stage, { status }]) => `[${mark[status]}] ${stage}`).join('  ');
}

/** Who wrote what: one row a file and author. */
export function attributionTable(paint: Paint, rows: readonly AuthorRow[]): string {
  return table(
    paint,
    ['file', 'written by', 'agent', 'lines', 'confidence'],
    rows.map((row) => [plain(row.file_path), row.contributor, plain(row.agent_id ?? '-'), row.lines, row.confidence.toFixed(2)]),
  );
}

/** A finding as a reviewer would like to read it: what, where, the code. */
export function findingBlock(paint: Paint, finding: Omit<ReportedFinding, 'fingerprint'>, lines: readonly string[] | undefined): string {
  const marks = paint('dim', [finding.rule_key, ...finding.cwe].map(plain).join(', '));
  const head = `${paint(SEVERITY[finding.severity], finding.severity.padEnd(8))} ${paint('bold', plain(finding.file_path))}:${finding.start_line}  ${marks}`;
  const frame = lines === undefined ? [] : [codeFrame(paint, lines, finding.start_line, finding.end_line)];
  return [head, `         ${plain(finding.message)}`, ...frame].join('\n');
}

/** The decision and every reason with the places that it points at. */
export function decisionBlock(paint: Paint, decision: ReportedDecision): string {
  const reasons = decision.reasons.flatMap((reason) => [
    `  ${paint(OUTCOME[reason.outcome], reason.outcome.padEnd(5))} ${plain(reason.message)}  ${paint('dim', plain(reason.rule_id))}`,
    ...reason.evidence.filter((place) => place.file_path !== undefined).map((place) => evidenceLine(paint, place)),
    ...(reason.evidence_total > reason.evidence.length ? [`        ... and ${reason.evidence_total - reason.evidence.length} more`] : []),
  ]);
  const verdict = paint(['bold', OUTCOME[decision.outcome]], decision.outcome.toUpperCase());
  return [`${verdict}  ${plain(decision.rationale)}`, `risk score ${decision.risk_score} of 100`, '', ...reasons].join('\n').trimEnd();
}

function evidenceLine(paint: Paint, place: ReportedDecision['reasons'][number]['evidence'][number]): string {
  const line = place.start_line === undefined ? '' : `:${place.start_line}`;
  const agent = place.agent_id === undefined ? '' : paint('dim', `  by ${plain(place.agent_id)}`);
  return `        ${plain(place.file_path!)}${line}${agent}`;
}
