import type { Severity } from '@provenance/api-client';
import { plain } from '../plain.ts';
import { worstFirst, type Report } from '../report.ts';

export type AnnotationLevel = 'error' | 'warning' | 'notice';

/** A remark beside a line of a diff. */
export interface Annotation {
  level: AnnotationLevel;
  file: string;
  startLine: number;
  endLine: number;
  title: string;
  message: string;
}

export interface Annotations {
  shown: Annotation[];
  /** Findings beyond what a host shows. */
  leftOut: number;
}

/** GitHub shows ten of each level a step, and drops the others silently. */
const PER_LEVEL = 10;

const LEVEL: Record<Severity, AnnotationLevel> = { critical: 'error', high: 'error', medium: 'warning', low: 'notice' };

/** The findings as annotations, worst first, as many of each level as are shown. */
export function annotations({ findings }: Pick<Report, 'findings'>): Annotations {
  const counts: Record<AnnotationLevel, number> = { error: 0, warning: 0, notice: 0 };
  const shown = worstFirst(findings).flatMap((finding) => {
    const level = LEVEL[finding.severity];
    counts[level] += 1;
    if (counts[level] > PER_LEVEL) return [];
    const by = finding.agent_id === undefined ? '' : ` (written by ${finding.agent_id})`;
    const title = plain(`${finding.severity}: ${finding.rule_key}`);
    const message = plain(`${finding.message}${by}`);
    return [{ level, file: finding.file_path, startLine: finding.start_line, endLine: finding.end_line, title, message }];
  });
  return { shown, leftOut: findings.length - shown.length };
}

/** An annotation as the workflow command of GitHub Actions: one line, whatever its texts hold. */
export function workflowCommand({ level, file, startLine, endLine, title, message }: Annotation): string {
  const properties = Object.entries({ file, line: startLine, endLine, title }).map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${level} ${properties.join(',')}::${data(message)}`;
}

/** A remark about the whole, as a workflow command: as a plain line of a log its text could be read as one. */
export function noticeCommand(text: string): string {
  return `::notice title=Provenance::${data(plain(text))}`;
}

/** A warning about the whole. */
export function warningCommand(text: string): string {
  return `::warning title=Provenance::${data(plain(text))}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
