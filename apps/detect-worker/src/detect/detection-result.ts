import type { FileScan, ScanFile } from '@provenance/detection';
import {
  findingsOf,
  type DetectionResult,
  type FileChange,
  type FileCoverage,
  type Finding,
  type FindingContext,
} from '@provenance/domain';
import type { StageOutcome } from '@provenance/queue';

/** Findings that are kept of one file; a file with more is broken or hostile, and is reported as such. */
export const MAX_FINDINGS_PER_FILE = 200;

/** Uncovered files that the reason of the stage names. */
const NAMED_FILES = 3;

export interface FileResult {
  findings: Finding[];
  coverage: FileCoverage;
}

/** What of a file's scan counts for this change. */
export function fileResult(
  file: ScanFile,
  scan: FileScan,
  change: FileChange,
  context: Omit<FindingContext, 'file_path'>,
): FileResult {
  const findings = findingsOf(scan.findings, change, { ...context, file_path: file.path });
  if (findings.length > MAX_FINDINGS_PER_FILE) {
    const reason = `${findings.length} findings, of which ${MAX_FINDINGS_PER_FILE} are kept`;
    return {
      findings: findings.slice(0, MAX_FINDINGS_PER_FILE),
      coverage: { path: file.path, status: 'uncovered', reason },
    };
  }
  const { status, reason } = scan;
  return { findings, coverage: { path: file.path, status, ...(reason !== undefined && { reason }) } };
}

/** Degraded as soon as one file was not covered: could not tell is no clean bill. */
export function stageOutcome({ coverage }: Pick<DetectionResult, 'coverage'>): StageOutcome {
  const uncovered = coverage.filter((file) => file.status === 'uncovered');
  if (uncovered.length === 0) return { status: 'completed' };
  const named = uncovered.slice(0, NAMED_FILES).map((file) => `${file.path} (${file.reason ?? 'unknown'})`);
  const more = uncovered.length > NAMED_FILES ? `, and ${uncovered.length - NAMED_FILES} more` : '';
  const reason = `${uncovered.length} of ${coverage.length} files not covered: ${named.join(', ')}${more}`;
  return { status: 'degraded', reason };
}
