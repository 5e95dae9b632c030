import { byText } from '../analysis/text-order.ts';
import { agentOf, type AttestationState, type Contributor } from '../attribution/verdict.ts';
import type { Decision } from '../decision/decision.ts';
import type { AttributedLine } from '../line/attributed-line.ts';
import type { EvidenceDocument, EvidenceParts } from './evidence-document.ts';

/** Type of our predicate. docs/attestation.md documents it, docs/schemas holds its JSON Schema. */
export const DECISION_PREDICATE_TYPE = 'urn:provenance:predicate:decision:v1';

/** Media type of the evidence document. */
export const EVIDENCE_MEDIA_TYPE = 'application/json';

/** What one agent (or `human`, or `unknown`) has written of the change. */
export interface AgentShare {
  agent: string;
  contributor: Contributor;
  lines: number;
  /** Mean of the confidence of its lines, 0 to 1, two digits. */
  confidence: number;
  /** Its lines by the state of their own signature. */
  attestations: Partial<Record<AttestationState, number>>;
}

/** What a decision's statement says. */
export interface DecisionPredicate {
  analysis: { analysis_id: string; repo: string; pr_number: string; base_sha: string; head_sha: string; branch?: string; created_at: string };
  decision: Decision;
  /** Every policy that took part, by its digest. */
  policies: { name: string; version: string; digest: { sha256: string } }[];
  /** Every engine that looked, with the digest of its rules where it has a pack of them. */
  engines: { name: string; version: string; digest?: { sha256: string } }[];
  attribution: { lines: number; unknown_lines: number; agents: AgentShare[] };
  evidence: { media_type: string; sha256: string; bytes: number };
}

export function decisionPredicate(parts: EvidenceParts, evidence: EvidenceDocument): DecisionPredicate {
  const { analysis_id, repo, pr_number, base_sha, head_sha, branch, created_at } = parts.analysis;
  const { decision, detection, lines } = parts;
  return {
    analysis: { analysis_id, repo, pr_number, base_sha, head_sha, ...(branch === undefined ? {} : { branch }), created_at },
    decision,
    policies: [decision.policy, ...(decision.policies ?? [])].map(({ name, version, digest }) => ({ name, version, digest: { sha256: digest } })),
    engines: detection.engines.map(({ name, version, pack_digest }) => ({
      name,
      version,
      ...(pack_digest === undefined ? {} : { digest: { sha256: pack_digest } }),
    })),
    attribution: {
      lines: lines.length,
      unknown_lines: lines.filter(({ verdict }) => verdict.contributor === 'unknown').length,
      agents: agentShares(lines),
    },
    evidence: { media_type: EVIDENCE_MEDIA_TYPE, sha256: evidence.sha256, bytes: evidence.bytes.byteLength },
  };
}

function agentShares(lines: readonly AttributedLine[]): AgentShare[] {
  const groups = Map.groupBy(lines, ({ verdict }) => JSON.stringify([agentOf(verdict), verdict.contributor]));
  return [...groups.values()].map(share).sort((a, b) => byText(a.agent, b.agent) || byText(a.contributor, b.contributor));
}

function share(lines: readonly AttributedLine[]): AgentShare {
  const { verdict } = lines[0]!;
  const sum = lines.reduce((total, line) => total + line.verdict.confidence, 0);
  const states = Map.groupBy(lines, (line) => line.verdict.attestation);
  return {
    agent: agentOf(verdict),
    contributor: verdict.contributor,
    lines: lines.length,
    confidence: Math.round((sum / lines.length) * 100) / 100,
    attestations: Object.fromEntries([...states].map(([state, group]) => [state, group.length])),
  };
}
