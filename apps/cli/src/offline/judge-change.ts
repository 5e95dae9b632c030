import { Attributor, type AttributionSettings } from '@provenance/attribution';
import { coverageReason, detectChange, type DetectorSet } from '@provenance/detection';
import { DEFAULT_POLICY, deriveId, languageOf, LineIndex, shownFinding, type AttributedLine, type Decision, type DetectorCapability, type Finding, type FindingAttribution } from '@provenance/domain';
import { decideUnder, type CompiledPolicy } from '@provenance/policy';
import type { Snapshot } from '@provenance/repository';
import { changeEvidence } from './change-evidence.ts';

/** A finding as the service shows it. */
export type JudgedFinding = Omit<Finding, 'trail'> & Pick<FindingAttribution, 'agent_id' | 'contributor'> & { attribution_confidence: number };

/** What the service's stages would say of a change. */
export interface Judgement {
  decision: Decision;
  findings: JudgedFinding[];
  lines: AttributedLine[];
  /** What was looked for. */
  rules: DetectorCapability[];
}

export interface JudgeOptions {
  repo: string;
  pr_number: string;
  branch?: string;
  /** Where the pages of the repository are, for links. */
  repository_url: string;
  blockOnUnknown: boolean;
  /** Those that apply to the repository count. */
  policies: readonly CompiledPolicy[];
  attribution: AttributionSettings;
  /** RFC 3339, UTC. */
  at: string;
}

/** enrich, detect and decide in one process, by the same code. @throws what the detectors throw */
export async function judgeChange(snapshot: Snapshot, detectors: DetectorSet, options: JudgeOptions, signal: AbortSignal): Promise<Judgement> {
  const { repo, pr_number, at } = options;
  const { base, head } = snapshot.change;
  const analysis_id = deriveId('an', 'offline', repo, pr_number, base, head);
  const changed = snapshot.lines.map((line) => ({ ...line, language: line.language ?? languageOf(line.file_path) }));
  const attributor = new Attributor(changeEvidence(snapshot, options.branch), options.attribution);
  const lines = changed.map((line) => attributor.attribute(line));
  const detection = await detectChange(detectors, { lines: changed, files: snapshot.files, renames: snapshot.renames }, { analysis_id, repo, pr_number, detected_at: at }, signal);
  const { decision } = decideUnder(options.policies, {
    analysis: { analysis_id, repo, pr_number, base_sha: base, head_sha: head, ...(options.branch !== undefined && { branch: options.branch }) },
    lines,
    detection,
    degraded: degraded(attributor, coverageReason(detection.coverage)),
    policy: { ...DEFAULT_POLICY, blockOnUnknown: options.blockOnUnknown },
    repository_url: options.repository_url,
    decided_at: at,
  });
  const index = new LineIndex(lines);
  const findings = detection.findings.map((finding): JudgedFinding => {
    const { agent_id, contributor, confidence } = index.attributionOf(finding);
    return { ...shownFinding(finding), agent_id, contributor, attribution_confidence: confidence };
  });
  return { decision, lines, findings, rules: await detectors.capabilities() };
}

function degraded(attributor: Attributor, coverage: string | undefined): string[] {
  const faults = attributor.faults().map(({ what, where, reason }) => `enrich: ${what} (${where}) ${reason}`);
  return coverage === undefined ? faults : [...faults, `detect: ${coverage}`];
}
