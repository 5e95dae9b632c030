/** Who wrote a line. Unknown is neither AI nor human. */
export const CONTRIBUTORS = ['ai', 'human', 'mixed', 'automation', 'unknown'] as const;
export type Contributor = (typeof CONTRIBUTORS)[number];

export type Granularity = 'line' | 'commit' | 'pr';

/**
 * Kinds of evidence, strongest first (docs/attribution.md).
 *
 * `identity` is what a commit says by default: a person as its author, or automation that commits what others wrote.
 * It stands behind every mark of an agent on the commit, and before everything that is known of the pull request alone.
 */
export const EVIDENCE_KINDS = [
  'attestation',
  'payload',
  'note',
  'trace',
  'author',
  'trailer',
  'identity',
  'pull_request',
  'branch',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** One piece of evidence that spoke about a line, also when it lost. */
export interface Evidence {
  kind: EvidenceKind;
  /** Where it was read: `payload`, a commit sha, a notes ref, ... */
  source: string;
  /** The entry of the catalogue or the rule that read it. */
  rule_id: string;
  /** The text that was read, capped to 256 characters. */
  raw?: string;
  commit?: string;
  contributor: Contributor;
  agent_id?: string;
  agent_version?: string;
  session_id?: string;
  confidence: number;
}

/** Whether a line's Ed25519 attestation held. `invalid` is an alarm, never a mere absence. */
export type AttestationState = 'verified' | 'invalid' | 'unsigned' | 'unknown_key' | 'none';

/** The verdict over a line's evidence. */
export interface Verdict {
  contributor: Contributor;
  agent_id?: string;
  agent_version?: string;
  session_id?: string;
  confidence: number;
  granularity: Granularity;
  attestation: AttestationState;
  evidence: Evidence[];
}

/** The agent of a line that nobody claims, in groupings. */
export const UNKNOWN_AGENT = 'unknown';

/** The agent of a line that a person wrote, in groupings. Neither name is accepted as the id of an agent. */
export const HUMAN_AGENT = 'human';

/** The name under which a line is grouped: its agent, or `human`, or `unknown`. Every line has exactly one. */
export function agentOf(verdict: Pick<Verdict, 'contributor' | 'agent_id'>): string {
  return verdict.agent_id ?? (verdict.contributor === 'human' ? HUMAN_AGENT : UNKNOWN_AGENT);
}
