import {
  changesByFile,
  findingsOf,
  type DetectionResult,
  type FileChange,
  type FileCoverage,
  type Finding,
  type FindingContext,
} from '@provenance/domain';
import type { DetectorSet } from '../detector/detector-set.ts';
import type { FileScan, ScanFile } from '../detector/detector.ts';
import type { ChangedContents } from './changed-contents.ts';
import { filesToScan } from './files-to-scan.ts';

/** Findings that are kept of one file; a file with more is broken or hostile, and is reported as such. */
export const MAX_FINDINGS_PER_FILE = 200;

/**
 * Findings and coverage of every changed file, from whole files where they are known.
 * @throws DetectorUnavailable when a later attempt may succeed; the reason of the signal, once it aborts
 */
export async function detectChange(
  detectors: DetectorSet,
  contents: ChangedContents,
  context: Omit<FindingContext, 'file_path'>,
  signal: AbortSignal,
): Promise<DetectionResult> {
  const { files, coverage } = filesToScan(contents);
  const scans = await detectors.scan(files, signal);
  const changes = changesByFile(contents.lines);
  const results = files.map((file, index) => fileResult(file, scans[index]!, changes.get(file.path)!, context));
  return {
    findings: results.flatMap((result) => result.findings),
    coverage: [...results.map((result) => result.coverage), ...coverage],
    engines: await detectors.engines(),
  };
}

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
