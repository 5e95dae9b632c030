import { ApiProperty } from '@nestjs/swagger';
import type { Attestation, DsseEnvelope, PublicJwk, SigstoreBundle } from '@provenance/domain';

/** Whether and how a decision is signed. */
export class AttestationResponse {
  @ApiProperty({ description: 'false: the decision was made while signing was off; there is no bundle' })
  signed!: boolean;

  @ApiProperty({ required: false, description: 'As at /v1/keys' })
  key_id?: string;

  @ApiProperty({ required: false, enum: ['ES256', 'EdDSA'] })
  algorithm?: string;

  @ApiProperty({ required: false, description: 'sha256 (hex) of the bundle as ?format=envelope answers it; the decision log names it' })
  envelope_sha256?: string;

  @ApiProperty({ description: 'sha256 (hex) of the evidence document' })
  evidence_sha256!: string;
}

export function toAttestationResponse({ evidence_sha256, signed }: Attestation): AttestationResponse {
  if (signed === undefined) return { signed: false, evidence_sha256 };
  const { key_id, algorithm, envelope_sha256 } = signed;
  return { signed: true, key_id, algorithm, envelope_sha256, evidence_sha256 };
}

class SignatureResponse {
  @ApiProperty({ description: 'A hint: as at /v1/keys' })
  keyid!: string;

  @ApiProperty({ description: 'base64; ECDSA signatures are DER' })
  sig!: string;
}

/** A DSSE envelope over an in-toto statement. */
export class EnvelopeResponse implements DsseEnvelope {
  @ApiProperty({ description: 'The statement, base64' })
  payload!: string;

  @ApiProperty({ example: 'application/vnd.in-toto+json' })
  payloadType!: string;

  @ApiProperty({ type: [SignatureResponse] })
  signatures!: SignatureResponse[];
}

class VerificationMaterialResponse {
  @ApiProperty({ type: 'object', properties: { hint: { type: 'string' } } })
  publicKey!: { hint: string };

  @ApiProperty({ type: 'array', maxItems: 0, items: {} })
  tlogEntries!: never[];

  @ApiProperty({ type: 'object', properties: { rfc3161Timestamps: { type: 'array', maxItems: 0, items: {} } } })
  timestampVerificationData!: { rfc3161Timestamps: never[] };
}

/** A sigstore bundle, version 0.3, to be verified with the public key. */
export class SigstoreBundleResponse implements SigstoreBundle {
  @ApiProperty({ example: 'application/vnd.dev.sigstore.bundle.v0.3+json' })
  mediaType!: string;

  @ApiProperty({ type: VerificationMaterialResponse })
  verificationMaterial!: VerificationMaterialResponse;

  @ApiProperty({ type: EnvelopeResponse })
  dsseEnvelope!: EnvelopeResponse;
}

/** A public key, RFC 7517. */
export class JwkResponse implements PublicJwk {
  @ApiProperty({ enum: ['EC', 'OKP'] })
  kty!: string;

  @ApiProperty({ enum: ['P-256', 'Ed25519'] })
  crv!: string;

  @ApiProperty()
  x!: string;

  @ApiProperty({ required: false })
  y?: string;

  @ApiProperty()
  kid!: string;

  @ApiProperty({ enum: ['ES256', 'EdDSA'] })
  alg!: PublicJwk['alg'];

  @ApiProperty({ enum: ['sig'] })
  use!: 'sig';
}

export class JwksResponse {
  @ApiProperty({ type: [JwkResponse], description: 'The key that signs now, then those that signed before; empty when signing is off' })
  keys!: JwkResponse[];
}
