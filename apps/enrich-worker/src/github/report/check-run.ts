import { LineIndex, type AnalysisRecord, type AttributedLine, type Decision, type Finding, type Severity } from '@provenance/domain';
import { markdownText } from '@provenance/report';

/** A note at changed lines, in GitHub's words. */
export interface CheckAnnotation {
  path: string;
  start_line: number;
  end_line: number;
  annotation_level: 'notice' | 'warning' | 'failure';
  title: string;
  message: string;
}

/** Of the conclusions that GitHub knows those that are used, the strictest last. */
export const CONCLUSIONS = ['success', 'neutral', 'failure'] as const;

/** How an analysis ended, as a check run shows it. */
export interface CheckReport {
  conclusion: (typeof CONCLUSIONS)[number];
  title: string;
  /** Markdown. */
  summary: string;
  annotations: CheckAnnotation[];
}

const CONCLUSION = { allow: 'success', warn: 'neutral', block: 'failure' } as const;
const LEVEL: Record<Severity, CheckAnnotation['annotation_level']> = {
  critical: 'failure',
  high: 'failure',
  medium: 'warning',
  low: 'notice',
};
/** Together below GitHub's limit of a summary: 65,535 characters, of which an escaped one takes up to eleven. */
const [MOST_REASONS, MOST_OF_A_REASON, MOST_OF_A_SUMMARY] = [50, 300, 60_000];
/** GitHub's limit of a title is 255 characters; of a message 64 KB, of which nobody reads so much. */
const [MOST_OF_A_TITLE, MOST_OF_A_MESSAGE] = [255, 4_000];

/** The report of a decision. All text that can come from the pull request is escaped. */
export function reportOf(decision: Decision, findings: readonly Finding[], lines: readonly AttributedLine[]): CheckReport {
  const index = new LineIndex(lines);
  const open = findings.filter(({ status }) => status === 'open');
  return {
    conclusion: CONCLUSION[decision.outcome],
    title: cut(`${decision.outcome}: ${oneLine(decision.rationale)}`, MOST_OF_A_TITLE),
    summary: linesWithin(MOST_OF_A_SUMMARY, [
      ...decision.reasons.slice(0, MOST_REASONS).map(({ outcome, message }) => `- **${outcome}** ${shown(message)}`),
      ...decision.degraded.map((what) => `- Decided with less than was wanted: ${shown(what)}`),
      '',
      `${lines.length} changed lines, ${open.length} findings.`,
    ]),
    annotations: open.map((finding) => annotationOf(finding, index)),
  };
}

/** The report of an analysis that has no decision. Branch protection takes a neutral check for a pass, and nothing has passed. */
export function failureReport({ failure }: Pick<AnalysisRecord, 'failure'>): CheckReport {
  return {
    conclusion: 'failure',
    title: 'The pull request could not be analysed',
    summary: `${failure?.stage ?? 'analysis'}: ${shown(failure?.reason ?? 'no reason is known')}`,
    annotations: [],
  };
}

/** Annotations are plain text: nothing in them is read as Markdown. */
function annotationOf(finding: Finding, index: LineIndex): CheckAnnotation {
  const { agent_id } = index.attributionOf(finding);
  return {
    path: finding.file_path,
    start_line: finding.start_line,
    end_line: finding.end_line,
    annotation_level: LEVEL[finding.severity],
    title: cut(oneLine(finding.rule_key), MOST_OF_A_TITLE),
    message: cut(`${oneLine(finding.message)} (line by ${agent_id})`, MOST_OF_A_MESSAGE),
  };
}

/** Text of a pull request in Markdown. */
function shown(text: string): string {
  return markdownText(cut(oneLine(text), MOST_OF_A_REASON));
}

/** As many lines as there is room for; the last, which is short, stands in any case. */
function linesWithin(most: number, lines: readonly string[]): string {
  const last = lines.at(-1) ?? '';
  let room = most - last.length;
  const kept = lines.slice(0, -1).filter((line) => (room -= line.length + 1) > 0);
  return [...kept, last].join('\n').trim();
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
