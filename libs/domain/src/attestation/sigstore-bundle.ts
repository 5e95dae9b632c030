import type { DsseEnvelope } from './dsse.ts';

export const SIGSTORE_BUNDLE_TYPE = 'application/vnd.dev.sigstore.bundle.v0.3+json';

/** A sigstore bundle, version 0.3, of a key that its reader has: without certificate, timestamp and public log. */
export interface SigstoreBundle {
  mediaType: string;
  verificationMaterial: { publicKey: { hint: string }; tlogEntries: never[]; timestampVerificationData: { rfc3161Timestamps: never[] } };
  dsseEnvelope: DsseEnvelope;
}

/**
 * The bundle of an envelope with one signature. The id of the key stands as the hint of the bundle and not in the
 * envelope: cosign skips a signature whose keyid is not its own fingerprint of the key (seen with 3.1.3).
 */
export function sigstoreBundle(envelope: DsseEnvelope): SigstoreBundle {
  return {
    mediaType: SIGSTORE_BUNDLE_TYPE,
    verificationMaterial: {
      publicKey: { hint: envelope.signatures[0]?.keyid ?? '' },
      tlogEntries: [],
      timestampVerificationData: { rfc3161Timestamps: [] },
    },
    dsseEnvelope: { ...envelope, signatures: envelope.signatures.map(({ sig }) => ({ keyid: '', sig })) },
  };
}
