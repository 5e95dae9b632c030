import type { CodeFact } from '../facts/fact.ts';
import type { DetectionResult } from '../finding/finding.ts';
import { waitingStages, type AnalysisRecord, type Reanalysis } from './analysis.ts';
import { deriveId } from './ids.ts';

/**
 * What joins a new analysis to the one that it is made from again.
 * @param facts of that one; those that count have the moment at which all of them count
 * @param again_at RFC 3339, UTC
 */
export function reanalysisOf({ analysis_id, created_at, reanalysis }: AnalysisRecord, facts: readonly CodeFact[] | undefined, from: Reanalysis['from'], again_at: string): Reanalysis {
  const submitted_at = reanalysis?.submitted_at ?? created_at;
  return {
    of: analysis_id,
    first: reanalysis?.first ?? analysis_id,
    again_at,
    submitted_at,
    counted_at: reanalysis?.counted_at ?? facts?.[0]?.at ?? submitted_at,
    from,
  };
}

/** The record of an analysis that decides again on what was kept of another. */
export function decidedAgain(before: AnalysisRecord, analysis_id: string, reanalysis: Reanalysis): AnalysisRecord {
  const { repo, pr_number, base_sha, head_sha, branch, metadata, body_sha256, line_count, has_files, source, stages } = before;
  return {
    ...{ analysis_id, status: 'received', repo, pr_number, base_sha, head_sha, body_sha256, line_count, has_files, reanalysis },
    ...(branch !== undefined && { branch }),
    ...(metadata !== undefined && { metadata }),
    ...(source !== undefined && { source }),
    created_at: reanalysis.again_at,
    updated_at: reanalysis.again_at,
    // What could not be told then cannot be told now: the decision says so again.
    stages: { ...waitingStages(), enrich: stages.enrich, detect: stages.detect },
  };
}

/** What was detected, as findings of another analysis of the same content. */
export function detectionFor(analysis_id: string, detection: DetectionResult): DetectionResult {
  const findings = detection.findings.map((finding) => ({ ...finding, analysis_id, finding_id: deriveId('fd', analysis_id, finding.fingerprint) }));
  return { ...detection, findings };
}
