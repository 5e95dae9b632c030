import { createHash, verify, type KeyObject } from 'node:crypto';
import type { AttestationState, ChangedLine, Evidence } from '@provenance/domain';
import type { AgentCatalogue } from '../catalogue/catalogue.ts';
import { claimedAgentId } from '../claim/claim-reader.ts';
import type { EvidenceReader } from '../evidence-reader.ts';
import { speak } from '../rules/speak.ts';
import type { AgentKeys } from './agent-keys.ts';

const SIGNATURE_BYTES = 64;
const HEX_DIGEST = /^[0-9a-f]{64}$/i;

/** Checks the Ed25519 signature of a line: over the lower-case hex sha256 of its content, under its agent's key. */
export function attestationReader(keys: AgentKeys, catalogue: AgentCatalogue): EvidenceReader {
  return (line) => {
    const agent = claimedAgentId(line.attribution);
    const key = agent === undefined ? undefined : keys.get(agent);
    const attestation = stateOf(line, key);
    const signed = attestation !== 'none' && attestation !== 'unsigned';
    return { attestation, evidence: signed ? [evidence(line, agent, attestation, catalogue)] : [] };
  };
}

function stateOf(line: ChangedLine, key: KeyObject | undefined): AttestationState {
  if (line.attestation_signature === undefined) {
    return key === undefined ? 'none' : 'unsigned';
  }
  if (key === undefined) {
    return 'unknown_key';
  }
  return holds(line, line.attestation_signature, key) ? 'verified' : 'invalid';
}

function holds(line: ChangedLine, signature: string, key: KeyObject): boolean {
  const digest = digestOf(line);
  const bytes = Buffer.from(signature, 'base64');
  return digest !== undefined && bytes.byteLength === SIGNATURE_BYTES && verify(null, Buffer.from(digest), key, bytes);
}

/** From the content where it is known: a digest that the payload states is only its word. */
function digestOf({ content, content_sha256 }: ChangedLine): string | undefined {
  if (content !== undefined) {
    return createHash('sha256').update(content, 'utf8').digest('hex');
  }
  return content_sha256 !== undefined && HEX_DIGEST.test(content_sha256) ? content_sha256.toLowerCase() : undefined;
}

const RULES = { verified: 'ed25519-verified', invalid: 'ed25519-invalid', unknown_key: 'ed25519-unknown-key' } as const;

/** The signature itself is not quoted: it cannot be compressed, and lines are kept for long. */
function evidence(line: ChangedLine, agent: string | undefined, state: keyof typeof RULES, catalogue: AgentCatalogue): Evidence {
  const { agent_version, agent_session_id, commit_sha } = line.attribution ?? {};
  const found = { rule: RULES[state], source: 'payload', commit: commit_sha, agent_id: agent } as const;
  if (agent === undefined || state !== 'verified') {
    // Says that somebody signed, not who: it must not outrank the other evidence of the line.
    return speak({ ...found, contributor: 'unknown' });
  }
  return speak({ ...found, contributor: catalogue.kindOf(agent), agent_version, session_id: agent_session_id });
}
