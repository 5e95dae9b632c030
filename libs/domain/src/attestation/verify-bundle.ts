import { openCheckpoint } from '../transparency/checkpoint.ts';
import { inclusionFault, parseInclusionProof } from '../transparency/inclusion-proof.ts';
import { parseLogEntry } from '../transparency/log-entry.ts';
import { envelopeBytes } from './attest.ts';
import { DECISION_PREDICATE_TYPE, type DecisionPredicate } from './decision-predicate.ts';
import { IN_TOTO_MEDIA_TYPE, verifyEnvelope, type DsseEnvelope } from './dsse.ts';
import { sha256 } from './evidence-document.ts';
import type { VerificationKey } from './keys.ts';
import { isObject, parseBundle } from './parse-bundle.ts';
import { EVIDENCE_SUBJECT, STATEMENT_TYPE, type Statement } from './statement.ts';
import { VSA_PREDICATE_TYPE, type VerificationSummary } from './verification-summary.ts';

/** One thing that was looked at. `skipped`: what it needs was not given, so nothing was shown. */
export interface BundleCheck {
  name: 'form' | 'signature' | 'payload type' | 'statement' | 'predicate type' | 'subjects' | 'commit' | 'evidence' | 'checkpoint' | 'inclusion';
  state: 'ok' | 'failed' | 'skipped';
  detail: string;
}

/** What a bundle is held against. */
export interface VerifyWith {
  keys: readonly VerificationKey[];
  /** The evidence document's bytes. */
  evidence?: Uint8Array | undefined;
  /** The whole id of the commit that the statement must be about. */
  commit?: string | undefined;
  /** A checkpoint of the log, and the answer of its inclusion proof. */
  log?: { checkpoint: string; proof: string } | undefined;
}

/** Every check of a bundle, in their order. It holds when none has failed. */
export function verifyBundle(text: string, given: VerifyWith): { checks: BundleCheck[]; statement?: Statement } {
  const checks: BundleCheck[] = [];
  const check = <T>(name: BundleCheck['name'], look: () => { detail: string; value?: T }): T | undefined => {
    try {
      const { detail, value } = look();
      checks.push({ name, state: 'ok', detail });
      return value;
    } catch (error) {
      checks.push({ name, state: 'failed', detail: (error as Error).message });
      return undefined;
    }
  };
  const skip = (name: BundleCheck['name'], detail: string): void => void checks.push({ name, state: 'skipped', detail });

  const envelope = check('form', () => formOf(text));
  if (envelope === undefined) return { checks };
  check('signature', () => signatureOf(envelope, given.keys));
  check('payload type', () => equal(envelope.payloadType, IN_TOTO_MEDIA_TYPE, 'it'));
  const statement = check('statement', () => statementOf(envelope));
  if (statement === undefined) return { checks };
  check('predicate type', () => predicateTypeOf(statement));
  check('subjects', () => subjectsOf(statement));
  if (given.commit === undefined) skip('commit', 'no commit was given to compare with');
  else check('commit', () => equal(digestOf(statement, 'gitCommit'), given.commit!.toLowerCase(), 'the commit'));
  if (given.evidence === undefined) skip('evidence', 'no evidence document was given');
  else check('evidence', () => equal(sha256(given.evidence!), digestOf(statement, 'sha256'), 'its sha256'));
  if (given.log === undefined) skip('inclusion', 'no checkpoint was given');
  else checkLog(given.log, given.keys, { envelope, statement }, check);
  return { checks, statement };
}

type Look = (name: BundleCheck['name'], look: () => { detail: string; value?: number }) => number | undefined;

function checkLog(log: { checkpoint: string; proof: string }, keys: readonly VerificationKey[], about: { envelope: DsseEnvelope; statement: Statement }, check: Look): void {
  check('checkpoint', () => {
    const { origin, size, key } = openCheckpoint(log.checkpoint, keys);
    return { detail: `${origin} with ${size} records, signed by ${key.keyId}` };
  });
  check('inclusion', () => {
    const proof = parseInclusionProof(log.proof);
    const entry = parseLogEntry(proof.entry ?? '');
    const { detail } = equal(entry.envelope_sha256 ?? 'none', loggedDigest(about), 'the envelope that the record names');
    const fault = inclusionFault(proof, openCheckpoint(log.checkpoint, keys));
    if (fault !== undefined) throw new Error(fault);
    return { detail: `record ${proof.leaf_index} of ${proof.tree_size}, of envelope ${detail}` };
  });
}

/** The log names the decision's own envelope; a verification summary names it as what it was made from. */
function loggedDigest({ envelope, statement }: { envelope: DsseEnvelope; statement: Statement }): string {
  if (statement.predicateType !== VSA_PREDICATE_TYPE) return sha256(envelopeBytes(envelope));
  const { inputAttestations } = statement.predicate as Partial<VerificationSummary>;
  return inputAttestations?.[0]?.digest.sha256 ?? 'none';
}

function formOf(text: string): { detail: string; value: DsseEnvelope } {
  const { form, envelope } = parseBundle(text);
  return { detail: form, value: envelope };
}

function signatureOf(envelope: DsseEnvelope, keys: readonly VerificationKey[]): { detail: string } {
  const key = verifyEnvelope(envelope, keys);
  if (key !== undefined) return { detail: `${key.algorithm} by ${key.keyId}` };
  const claimed = envelope.signatures.map(({ keyid }) => keyid || 'no id').join(', ');
  throw new Error(`none of ${keys.length} key${keys.length === 1 ? '' : 's'} made it; it claims ${claimed}, you gave ${keys.map(({ keyId }) => keyId).join(', ')}`);
}

function statementOf({ payload }: DsseEnvelope): { detail: string; value: Statement } {
  const value: unknown = JSON.parse(Buffer.from(payload, 'base64').toString('utf8'));
  if (!isObject(value)) throw new Error('the payload is not a JSON object');
  if (value['_type'] !== STATEMENT_TYPE) throw new Error(`its _type ${JSON.stringify(value['_type'])} is not ${STATEMENT_TYPE}`);
  if (!Array.isArray(value['subject']) || !isObject(value['predicate'])) throw new Error('it has no subject or no predicate');
  return { detail: STATEMENT_TYPE, value: value as unknown as Statement };
}

function predicateTypeOf({ predicateType }: Statement): { detail: string } {
  if (predicateType === DECISION_PREDICATE_TYPE || predicateType === VSA_PREDICATE_TYPE) return { detail: predicateType };
  throw new Error(`${JSON.stringify(predicateType)} is neither ${DECISION_PREDICATE_TYPE} nor ${VSA_PREDICATE_TYPE}`);
}

/** The subjects must be there, and say what the predicate says: a signed statement about another commit proves nothing here. */
function subjectsOf(statement: Statement): { detail: string } {
  const evidence = digestOf(statement, 'sha256');
  if (!/^[0-9a-f]{64}$/.test(evidence)) throw new Error(`there is no ${EVIDENCE_SUBJECT} with a sha256`);
  const commit = digestOf(statement, 'gitCommit');
  if (statement.predicateType === DECISION_PREDICATE_TYPE) {
    const { analysis, evidence: stated } = statement.predicate as unknown as DecisionPredicate;
    if (stated?.sha256 !== evidence) throw new Error('the evidence of the predicate is not that of the subjects');
    if (commit !== 'none' && analysis?.head_sha.toLowerCase() !== commit) throw new Error('the head of the predicate is not the commit of the subjects');
  }
  return { detail: `gitCommit ${commit}, ${EVIDENCE_SUBJECT} sha256 ${evidence}` };
}

function digestOf({ subject }: Statement, algorithm: 'gitCommit' | 'sha256'): string {
  const found = subject.find((one) => one?.digest?.[algorithm] !== undefined && (algorithm === 'gitCommit' || one.name === EVIDENCE_SUBJECT));
  return found?.digest[algorithm] ?? 'none';
}

function equal(found: string, wanted: string, what: string): { detail: string } {
  if (found !== wanted) throw new Error(`${what} is ${found}, not ${wanted}`);
  return { detail: found };
}
