import { attest, readKeyRing, sigstoreBundle, toJwk, type SignedAttestation } from '@provenance/domain';
import { SAMPLE_DECISION, SAMPLE_DETECTION, SAMPLE_LINES, SAMPLE_RECORD } from '../examples/sample-analysis.ts';
import type { JwksResponse } from './attestation.response.ts';

/** The key of the examples: 32 zero bytes. Ed25519 signs the same text the same way, so the examples do not change. */
export const SAMPLE_SIGNING_KEY = Buffer.alloc(32).toString('base64');
export const SAMPLE_KEYS = readKeyRing(SAMPLE_SIGNING_KEY, 'example');

export const SAMPLE_PROOF = attest(
  { analysis: SAMPLE_RECORD, lines: SAMPLE_LINES, detection: SAMPLE_DETECTION, decision: SAMPLE_DECISION },
  { signer: SAMPLE_KEYS.signer, repository: `https://github.com/${SAMPLE_RECORD.repo}`, serviceUrl: 'http://localhost:8000' },
);

const { envelope, summary } = SAMPLE_PROOF.attestation.signed as SignedAttestation;

export const BUNDLE_EXAMPLES = { envelope, sigstore: sigstoreBundle(envelope), vsa: summary };
export const EVIDENCE_EXAMPLE = JSON.parse(SAMPLE_PROOF.evidence.toString('utf8')) as object;
export const JWKS_EXAMPLE: JwksResponse = { keys: SAMPLE_KEYS.all.map(toJwk) };
