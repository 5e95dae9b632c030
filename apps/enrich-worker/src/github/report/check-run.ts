import { LineIndex, type AnalysisRecord, type AttributedLine, type Decision, type Finding, type Severity } from '@provenance/domain';
import { plainText } from './plain-text.ts';

/** A note at changed lines, in GitHub's words. */
export interface CheckAnnotation {
  path: string;
  start_line: number;
  end_line: number;
  annotation_level: 'notice' | 'warning' | 'failure';
  title: string;
  message: string;
}

/** How an analysis ended, as a check run shows it. */
export interface CheckReport {
  conclusion: 'success' | 'neutral' | 'failure';
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
/** GitHub's limit of a summary is 65,535 characters. */
const MOST_REASONS = 50;

/** The report of a decision. All text that can come from the pull request is escaped. */
export function reportOf(decision: Decision, findings: readonly Finding[], lines: readonly AttributedLine[]): CheckReport {
  const index = new LineIndex(lines);
  const open = findings.filter(({ status }) => status === 'open');
  return {
    conclusion: CONCLUSION[decision.outcome],
    title: `${decision.outcome}: ${oneLine(decision.rationale)}`.slice(0, 255),
    summary: [
      ...decision.reasons.slice(0, MOST_REASONS).map(({ outcome, message }) => `- **${outcome}** ${plainText(message)}`),
      ...decision.degraded.map((what) => `- Decided with less than was wanted: ${plainText(what)}`),
      '',
      `${lines.length} changed lines, ${open.length} findings.`,
    ].join('\n').trim(),
    annotations: open.map((finding) => annotationOf(finding, index)),
  };
}

/** The report of an analysis that has no decision. */
export function failureReport({ failure }: Pick<AnalysisRecord, 'failure'>): CheckReport {
  return {
    conclusion: 'neutral',
    title: 'The pull request could not be analysed',
    summary: `${failure?.stage ?? 'analysis'}: ${plainText(failure?.reason ?? 'no reason is known')}`,
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
    title: oneLine(finding.rule_key).slice(0, 255),
    message: `${oneLine(finding.message)} (line by ${agent_id})`.slice(0, 4_000),
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
