import type { CoverageStatus } from '@provenance/domain';
import type { FileScan } from './detector.ts';

/** What weighs more: a doubt before a partial look, that before a whole one; `skipped` has no say. */
const ORDER: readonly CoverageStatus[] = ['skipped', 'covered', 'partial', 'uncovered'];

/** One file's results of all detectors: every finding, the gravest status, the reasons of that status. */
export function mergeScans(scans: readonly FileScan[]): FileScan {
  const findings = scans.flatMap((scan) => scan.findings);
  const status = ORDER[Math.max(0, ...scans.map((scan) => ORDER.indexOf(scan.status)))]!;
  const reasons = scans.flatMap((scan) =>
    scan.status === status && scan.reason !== undefined ? [scan.reason] : [],
  );
  if (status === 'covered' || reasons.length === 0) return { findings, status };
  // Several detectors skip a file each for a reason of its own; the first, the engine's, says the most.
  const reason = status === 'skipped' ? reasons[0]! : [...new Set(reasons)].join('; ');
  return { findings, status, reason };
}
