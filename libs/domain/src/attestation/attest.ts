import { canonicalJson } from '../policy/canonical-json.ts';
import { DECISION_PREDICATE_TYPE, decisionPredicate } from './decision-predicate.ts';
import { signEnvelope, type DsseEnvelope } from './dsse.ts';
import { evidenceDocument, sha256, type EvidenceParts } from './evidence-document.ts';
import type { SigningKey } from './keys.ts';
import { statement, subjects } from './statement.ts';
import { verificationSummary, VSA_PREDICATE_TYPE } from './verification-summary.ts';

/** What is kept of an attestation beside the evidence document. */
export interface Attestation {
  evidence_sha256: string;
  evidence_bytes: number;
  /** Absent when the decision was made while signing was switched off. */
  signed?: SignedAttestation;
}

export interface SignedAttestation {
  key_id: string;
  algorithm: string;
  /** The decision's statement. */
  envelope: DsseEnvelope;
  /** sha256 (hex) of envelopeBytes(envelope). */
  envelope_sha256: string;
  /** The verification summary's statement. */
  summary: DsseEnvelope;
}

/** What a decision rests on and the proof of it: kept together, or not at all. */
export interface DecisionProof {
  attestation: Attestation;
  evidence: Buffer;
}

export interface AttestContext {
  /** Absent when signing is switched off. */
  signer?: SigningKey | undefined;
  /** URL of the repository. */
  repository: string;
  /** Base URL of the service, without a trailing slash. */
  serviceUrl: string;
}

/** The evidence of a decision, and the statements about it under the key. */
export function attest(parts: EvidenceParts, { signer, repository, serviceUrl }: AttestContext): DecisionProof {
  const evidence = evidenceDocument(parts);
  const facts = { evidence_sha256: evidence.sha256, evidence_bytes: evidence.bytes.byteLength };
  if (signer === undefined) return { attestation: facts, evidence: evidence.bytes };
  const predicate = decisionPredicate(parts, evidence);
  const about = subjects({ repository, head_sha: parts.analysis.head_sha, evidence_sha256: evidence.sha256 });
  const seal = (type: string, content: unknown): DsseEnvelope =>
    signEnvelope(Buffer.from(canonicalJson(statement(about, type, content)), 'utf8'), signer);
  const envelope = seal(DECISION_PREDICATE_TYPE, predicate);
  const bytes = envelopeBytes(envelope);
  const summary = seal(VSA_PREDICATE_TYPE, verificationSummary(predicate, { repository, serviceUrl, envelope: bytes }));
  const signed = { key_id: signer.keyId, algorithm: signer.algorithm, envelope, envelope_sha256: sha256(bytes), summary };
  return { attestation: { ...facts, signed }, evidence: evidence.bytes };
}

/** An envelope as it is served and as the log's digest of it counts. */
export function envelopeBytes(envelope: DsseEnvelope): Buffer {
  return Buffer.from(canonicalJson(envelope), 'utf8');
}
