import type { Severity } from '@provenance/api-client';
import { worstFirst, type Report } from '../report.ts';

/** An issue of GitLab's Code Quality report (https://docs.gitlab.com/ci/testing/code_quality/). */
export interface CodeQualityIssue {
  description: string;
  check_name: string;
  fingerprint: string;
  severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker';
  location: { path: string; lines: { begin: number } };
}

const SEVERITY: Record<Severity, CodeQualityIssue['severity']> = { critical: 'blocker', high: 'critical', medium: 'major', low: 'minor' };

/** The findings as GitLab's Code Quality shows them beside a merge request's lines. */
export function codeQuality({ findings }: Pick<Report, 'findings'>): CodeQualityIssue[] {
  return worstFirst(findings).map((finding) => ({
    description: finding.message,
    check_name: finding.rule_key,
    fingerprint: finding.fingerprint,
    severity: SEVERITY[finding.severity],
    location: { path: finding.file_path, lines: { begin: finding.start_line } },
  }));
}
