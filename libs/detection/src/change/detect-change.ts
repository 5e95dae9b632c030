import {
  changesByFile,
  fileFindings,
  renamesOf,
  type DetectionResult,
  type FileChange,
  type FileCoverage,
  type Finding,
  type FindingContext,
  type FindingSource,
} from '@provenance/domain';
import type { DetectorSet } from '../detector/detector-set.ts';
import type { FileScan, ScanFile } from '../detector/detector.ts';
import type { ChangedContents } from './changed-contents.ts';
import { filesToScan } from './files-to-scan.ts';
import { sourceComments } from './source-comments.ts';

/** Findings that are kept of one file; a file with more is broken or hostile, and is reported as such. */
export const MAX_FINDINGS_PER_FILE = 200;

/** Matches outside of the change that are named of one file; where there are more, nothing in it counts as remediated. */
const MAX_LEFT_ALONE = 2_000;

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
  const renames = renamesOf(contents.lines, contents.renames);
  const formerPaths = new Map(renames.map(({ from, to }) => [to, from]));
  const results = files.map((file, index) => {
    const formerPath = formerPaths.get(file.path);
    return fileResult(file, scans[index]!, changes.get(file.path)!, context, formerPath);
  });
  const comments = sourceComments(contents);
  return {
    findings: results.flatMap((result) => result.findings),
    coverage: [...results.map((result) => result.coverage), ...coverage],
    engines: await detectors.engines(),
    ...(renames.length > 0 && { renames }),
    ...(comments.length > 0 && { suppression_comments: comments }),
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
  formerPath?: string,
): FileResult {
  const place = { ...context, file_path: file.path };
  const { findings, leftAlone } = fileFindings(scan.findings, change, place, sourceOf(file, scan, formerPath));
  const coverage = coverageOf(file, scan, findings.length, leftAlone);
  return { findings: findings.slice(0, MAX_FINDINGS_PER_FILE), coverage };
}

function coverageOf({ path }: ScanFile, { status, reason }: FileScan, found: number, leftAlone: string[]): FileCoverage {
  if (found > MAX_FINDINGS_PER_FILE) {
    return { path, status: 'uncovered', reason: `${found} findings, of which ${MAX_FINDINGS_PER_FILE} are kept` };
  }
  if (leftAlone.length > MAX_LEFT_ALONE) {
    return { path, status: 'partial', reason: `${leftAlone.length} matches outside of the change` };
  }
  return { path, status, ...(reason !== undefined && { reason }), ...(leftAlone.length > 0 && { left_alone: leftAlone }) };
}

/** The text is taken apart only where something was found in it. */
function sourceOf({ content, partial }: ScanFile, { findings }: FileScan, formerPath: string | undefined): FindingSource | undefined {
  if (findings.length === 0) return undefined;
  const lines = content.toString('utf8').split('\n');
  return { lines, whole: !partial, ...(formerPath !== undefined && { formerPath }) };
}
