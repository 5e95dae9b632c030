export * from './attestation/agent-keys.ts';
export * from './attestation/attestation-reader.ts';
export * from './attribute-lines.ts';
export * from './claim/claim-reader.ts';
export * from './evidence-reader.ts';
