import { byText } from '../analysis/text-order.ts';
import type { DetectionResult, FileCoverage } from '../finding/finding.ts';
import type { AttributedLine } from '../line/attributed-line.ts';
import type { RiskSummary } from './decision.ts';

/** Doubtful files named in a summary; the counts hold for all of them. */
const NAMED_CAP = 50;

/**
 * How far the changed files were looked at. Fails closed: a changed file that the detectors did not
 * speak of is uncovered, unless nothing of it is left to look at.
 */
export function detectionCoverage(lines: readonly AttributedLine[], detection: DetectionResult): RiskSummary['detection_coverage'] {
  const files = coverageByFile(lines, detection);
  const counted = (status: FileCoverage['status']): number => files.filter((file) => file.status === status).length;
  return {
    files_total: files.length,
    files_covered: counted('covered'),
    files_partial: counted('partial'),
    files_uncovered: counted('uncovered'),
    files_skipped: counted('skipped'),
    uncovered: doubtful(files),
  };
}

/** Each file once, as the detector that saw least of it says. */
export function coverageByFile(lines: readonly AttributedLine[], detection: DetectionResult): FileCoverage[] {
  return [...worstByPath(detection.coverage).values(), ...forgotten(lines, detection)];
}

function forgotten(lines: readonly AttributedLine[], detection: DetectionResult): FileCoverage[] {
  const spokenOf = new Set(detection.coverage.map((file) => file.path));
  const changed = new Set(lines.filter((line) => line.change_type !== 'deleted').map((line) => line.file_path));
  return [...changed]
    .filter((path) => !spokenOf.has(path))
    .map((path) => ({ path, status: 'uncovered', reason: 'no detector reported on it' }));
}

const DOUBT: readonly FileCoverage['status'][] = ['skipped', 'covered', 'partial', 'uncovered'];

function worstByPath(coverage: readonly FileCoverage[]): Map<string, FileCoverage> {
  const files = new Map<string, FileCoverage>();
  for (const file of coverage) {
    const known = files.get(file.path);
    if (known === undefined || byDoubt(file, known) > 0) {
      files.set(file.path, file);
    }
  }
  return files;
}

function byDoubt(a: FileCoverage, b: FileCoverage): number {
  return DOUBT.indexOf(a.status) - DOUBT.indexOf(b.status) || byText(b.reason ?? '', a.reason ?? '');
}

function doubtful(files: readonly FileCoverage[]): { path: string; reason: string }[] {
  return files
    .filter((file) => file.status === 'uncovered' || file.status === 'partial')
    .map(({ path, status, reason }) => ({ path, reason: reason ?? status }))
    .sort((a, b) => byText(a.path, b.path))
    .slice(0, NAMED_CAP);
}
