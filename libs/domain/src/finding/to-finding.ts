import { deriveId } from '../analysis/ids.ts';
import type { FileChange } from './file-change.ts';
import type { Finding, RawFinding } from './finding.ts';
import { fingerprints } from './fingerprint.ts';
import { touchesChange } from './touches-change.ts';

/** The place of a file's matches in the world. */
export interface FindingContext {
  analysis_id: string;
  repo: string;
  pr_number: string;
  file_path: string;
  /** RFC 3339, UTC. */
  detected_at: string;
}

/** A match as a finding of an analysis. The id follows from analysis and fingerprint: a repeat has the same. */
export function toFinding(
  raw: RawFinding,
  fingerprint: string,
  relation: Finding['relation'],
  context: FindingContext,
): Finding {
  return {
    ...raw,
    ...context,
    finding_id: deriveId('fd', context.analysis_id, fingerprint),
    fingerprint,
    status: 'open',
    relation,
  };
}

/** The findings of one file: of all its matches those that meet the change, in the order of their position. */
export function findingsOf(
  raws: readonly RawFinding[],
  change: FileChange,
  context: FindingContext,
): Finding[] {
  return fingerprints(raws, context.file_path).flatMap(({ raw, fingerprint }) => {
    const relation = touchesChange(raw, change);
    return relation === undefined ? [] : [toFinding(raw, fingerprint, relation, context)];
  });
}
