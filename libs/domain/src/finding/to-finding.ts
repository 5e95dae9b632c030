import { deriveId } from '../analysis/ids.ts';
import type { FileChange } from './file-change.ts';
import type { Finding, RawFinding } from './finding.ts';
import { fingerprints, type FingerprintedMatch } from './fingerprint.ts';
import { touchesChange } from './touches-change.ts';
import { lineDigest, textDigest, type FindingSource, type FindingTrail } from './trail.ts';

/** The place of a file's matches in the world. */
export interface FindingContext {
  analysis_id: string;
  repo: string;
  pr_number: string;
  file_path: string;
  /** RFC 3339, UTC. */
  detected_at: string;
}

/** The matches of one file, by whether the change met them. */
export interface FileFindings {
  /** In the order of their position. */
  findings: Finding[];
  /** Fingerprints of the matches that the change left alone: they are there, but are no findings of this analysis. */
  leftAlone: string[];
}

/** A match as a finding of an analysis. The id follows from analysis and fingerprint: a repeat has the same. */
function toFinding(
  { raw, fingerprint }: FingerprintedMatch,
  relation: Finding['relation'],
  context: FindingContext,
  trail: FindingTrail | undefined,
): Finding {
  return {
    ...raw,
    ...context,
    finding_id: deriveId('fd', context.analysis_id, fingerprint),
    fingerprint,
    status: 'open',
    relation,
    ...(trail !== undefined && { trail }),
  };
}

/** @param source the file's text; without it a finding is found again by its fingerprint alone */
export function fileFindings(
  raws: readonly RawFinding[],
  change: FileChange,
  context: FindingContext,
  source?: FindingSource,
): FileFindings {
  const result: FileFindings = { findings: [], leftAlone: [] };
  const file_digest = source?.whole === true && raws.length > 0 ? textDigest(source.lines.join('\n')) : undefined;
  for (const match of fingerprints(raws, context.file_path, source?.formerPath)) {
    const relation = touchesChange(match.raw, change);
    if (relation === undefined) result.leftAlone.push(match.fingerprint);
    else result.findings.push(toFinding(match, relation, context, source && trailOf(match, source, file_digest)));
  }
  return result;
}

function trailOf(match: FingerprintedMatch, { lines }: FindingSource, file_digest: string | undefined): FindingTrail {
  const { raw, content_fingerprint, former_fingerprint } = match;
  return {
    line_digest: lineDigest(raw, lines),
    content_fingerprint,
    ...(file_digest !== undefined && { file_digest }),
    ...(former_fingerprint !== undefined && { former_fingerprint }),
  };
}
