import { createHash, generateKeyPairSync } from 'node:crypto';
import { signCheckpoint } from '../transparency/checkpoint.ts';
import { logEntry } from '../transparency/log-entry.ts';
import { leafHash, nodeHash } from '../transparency/merkle.ts';
import { attest, envelopeBytes } from './attest.ts';
import { CONTEXT, evidenceParts, HEAD } from './attestation.fixture.ts';
import { preAuthEncoding } from './dsse.ts';
import { signingKey } from './keys.ts';
import { sigstoreBundle } from './sigstore-bundle.ts';
import { verifyBundle, type BundleCheck, type VerifyWith } from './verify-bundle.ts';

const signer = signingKey(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey, 'this-year');
const ed25519 = signingKey(generateKeyPairSync('ed25519').privateKey);
const keys = [signer];
const parts = evidenceParts();
const { attestation, evidence } = attest(parts, { ...CONTEXT, signer });
const { envelope, summary, envelope_sha256 } = attestation.signed!;
const text = envelopeBytes(envelope).toString();

function statementOf({ payload }: { payload: string }) {
  return JSON.parse(Buffer.from(payload, 'base64').toString()) as Record<string, unknown> & { predicate: Record<string, unknown> };
}

function failed(bundle: string, given: Partial<VerifyWith> = {}): string[] {
  return verifyBundle(bundle, { keys, ...given }).checks.filter(({ state }) => state === 'failed').map(({ name }) => name);
}

function detailOf(name: BundleCheck['name'], checks: readonly BundleCheck[]): string | undefined {
  return checks.find((check) => check.name === name)?.detail;
}

/** The envelope over another statement, signed as well as the first. */
function resealed(change: (statement: ReturnType<typeof statementOf>) => void): string {
  const statement = statementOf(envelope);
  change(statement);
  const payload = Buffer.from(JSON.stringify(statement));
  const sig = signer.sign(preAuthEncoding(envelope.payloadType, payload)).toString('base64');
  return JSON.stringify({ ...envelope, payload: payload.toString('base64'), signatures: [{ keyid: '', sig }] });
}

describe('an attestation', () => {
  it('signs the example of the DSSE specification over its encoding', () => {
    expect(preAuthEncoding('http://example.com/HelloWorld', Buffer.from('hello world')).toString()).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
    expect(preAuthEncoding('é', Buffer.alloc(0)).toString()).toBe('DSSEv1 2 é 0 ');
  });

  it('is about the head commit and the evidence document, and holds the whole decision', () => {
    const sha256 = createHash('sha256').update(evidence).digest('hex');
    expect(statementOf(envelope)).toMatchObject({
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: 'git+https://github.com/acme/shop', digest: { gitCommit: HEAD } }, { name: 'evidence.json', digest: { sha256 } }],
      predicateType: 'urn:provenance:predicate:decision:v1',
    });
    expect(statementOf(envelope).predicate).toMatchObject({
      decision: JSON.parse(JSON.stringify(parts.decision)) as object,
      policies: [{ name: 'builtin', digest: { sha256: parts.decision.policy.digest } }],
      engines: [{ name: 'semgrep', version: '1.185.0', digest: { sha256: 'c'.repeat(64) } }, { name: 'secrets', version: '1' }],
      attribution: { lines: 3, unknown_lines: 1, agents: [{ agent: 'codex', contributor: 'ai', lines: 2, confidence: 0.55, attestations: { none: 2 } }, { agent: 'unknown', lines: 1 }] },
      evidence: { sha256, bytes: evidence.byteLength, media_type: 'application/json' },
    });
    expect(JSON.parse(evidence.toString())).toMatchObject({ type: 'urn:provenance:evidence:v1', lines: [{}, {}, {}], findings: [], review: null, decision: { outcome: 'block' } });
  });

  it('says passed or failed as SLSA does, and names the decision that it is made from', () => {
    expect(statementOf(summary)).toMatchObject({
      predicateType: 'https://slsa.dev/verification_summary/v1',
      predicate: {
        verifier: { id: CONTEXT.serviceUrl },
        timeVerified: parts.decision.decided_at,
        verificationResult: 'FAILED',
        verifiedLevels: ['FAILED'],
        inputAttestations: [{ digest: { sha256: envelope_sha256 } }],
      },
    });
    const warned = attest({ ...parts, decision: { ...parts.decision, outcome: 'warn' } }, { ...CONTEXT, signer });
    expect(statementOf(warned.attestation.signed!.summary).predicate).toMatchObject({ verificationResult: 'PASSED', verifiedLevels: ['PROVENANCE_POLICY_WARN'] });
  });

  it('is about the evidence alone when the head is no whole commit id', () => {
    const short = attest(evidenceParts('def456'), { ...CONTEXT, signer }).attestation.signed!;
    expect(statementOf(short.envelope)['subject']).toEqual([{ name: 'evidence.json', digest: expect.anything() as object }]);
    expect(failed(JSON.stringify(short.envelope))).toEqual([]);
  });

  it('has evidence but no signature when signing is off', () => {
    expect(attest(parts, CONTEXT)).toEqual({ evidence, attestation: { evidence_sha256: attestation.evidence_sha256, evidence_bytes: evidence.byteLength } });
  });
});

describe('verifying', () => {
  it.each([
    ['an envelope', text],
    ['a sigstore bundle', JSON.stringify(sigstoreBundle(envelope))],
    ['a verification summary', JSON.stringify(summary)],
  ])('takes %s', (_name, bundle) => {
    const { checks } = verifyBundle(bundle, { keys: [ed25519, signer], evidence, commit: HEAD });
    expect(checks.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'form ok', 'signature ok', 'payload type ok', 'statement ok', 'predicate type ok', 'subjects ok', 'commit ok', 'evidence ok', 'inclusion skipped',
    ]);
    expect(detailOf('signature', checks)).toBe('ES256 by this-year');
  });

  it('takes a signature of Ed25519', () => {
    const other = attest(parts, { ...CONTEXT, signer: ed25519 }).attestation.signed!;
    expect(other.algorithm).toBe('EdDSA');
    expect(failed(JSON.stringify(other.envelope), { keys: [ed25519], evidence })).toEqual([]);
  });

  it('says exactly what failed', () => {
    const cases: [string, Partial<VerifyWith>, string[]][] = [
      [text, { keys: [ed25519] }, ['signature']],
      [text, { evidence: Buffer.from('{}') }, ['evidence']],
      [text, { commit: 'f'.repeat(40) }, ['commit']],
      [JSON.stringify({ ...envelope, payloadType: 'text/plain' }), {}, ['signature', 'payload type']],
      [resealed((statement) => (statement['predicateType'] = 'https://slsa.dev/provenance/v1')), {}, ['predicate type']],
      [resealed((statement) => (statement['_type'] = 'https://in-toto.io/Statement/v0.1')), {}, ['statement']],
      [resealed((statement) => (statement['subject'] = [])), { evidence, commit: HEAD }, ['subjects', 'commit', 'evidence']],
      [resealed(({ predicate }) => (predicate['evidence'] = { sha256: 'a'.repeat(64) })), {}, ['subjects']],
      [resealed(({ predicate }) => (predicate['analysis'] = { head_sha: 'a'.repeat(40) })), {}, ['subjects']],
      ['{', {}, ['form']],
      ['[]', {}, ['form']],
      [JSON.stringify({ ...envelope, signatures: [] }), {}, ['form']],
      [JSON.stringify({ mediaType: 'application/vnd.dev.sigstore.bundle+json;version=0.1', dsseEnvelope: envelope }), {}, ['form']],
      [JSON.stringify({ ...envelope, payload: `${envelope.payload.slice(0, -4)} ${envelope.payload.slice(-4)}` }), {}, ['form']],
    ];
    expect(cases.map(([bundle, given]) => failed(bundle, given))).toEqual(cases.map(([, , wanted]) => wanted));
    expect(detailOf('signature', verifyBundle(text, { keys: [ed25519] }).checks)).toBe(`none of 1 key made it; it claims this-year, you gave ${ed25519.keyId}`);
  });
});

describe('verifying that the log has it', () => {
  const other = leafHash(Buffer.from('another record'));
  const entry = logEntry(parts.analysis, parts.decision, attestation);
  const root = nodeHash(other, leafHash(entry));
  const checkpoint = signCheckpoint({ size: 2, root }, 'log.example.com', signer);
  const proof = { leaf_index: 1, tree_size: 2, hashes: [other.toString('base64')], entry: entry.toString() };
  const given = (change: object = {}, note = checkpoint): VerifyWith => ({ keys, log: { checkpoint: note, proof: JSON.stringify({ ...proof, ...change }) } });

  it.each([text, JSON.stringify(summary)])('takes an inclusion proof to a signed checkpoint', (bundle) => {
    expect(failed(bundle, given())).toEqual([]);
  });

  it('says what does not hold', () => {
    const reason = (change: object, note?: string): string | undefined => detailOf('inclusion', verifyBundle(text, given(change, note)).checks);
    expect(reason({ tree_size: 3 })).toBe('the proof is for a log of 3 records, the checkpoint for one of 2');
    expect(reason({ leaf_index: 0 })).toContain('does not lead from the record to the root');
    expect(reason({ hashes: [] })).toContain('does not lead from the record to the root');
    expect(reason({ entry: entry.toString().replace('"block"', '"allow"') })).toContain('does not lead from the record to the root');
    expect(reason({ entry: null })).toBe('it does not hold the record');
    expect(reason({ entry: entry.toString().replace(envelope_sha256, 'a'.repeat(64)) })).toContain('the envelope that the record names');
    expect(reason({}, signCheckpoint({ size: 2, root }, 'log.example.com', ed25519))).toContain('no signature of log.example.com is of a key that is known');
    expect(failed(text, given({}, signCheckpoint({ size: 2, root }, 'log.example.com', ed25519)))).toEqual(['checkpoint', 'inclusion']);
  });
});

/** Every position of a text, or of a long one every `step`th and both ends. */
function positions(length: number, step: number): number[] {
  return Array.from({ length }, (_, at) => at).filter((at) => at % step === 0 || at < 64 || at >= length - 64);
}

describe('one changed byte', () => {
  const payload = Buffer.from(envelope.payload, 'base64');
  const changed = (bytes: Buffer, at: number): Buffer => {
    const copy = Buffer.from(bytes);
    copy[at]! ^= 1;
    return copy;
  };

  it('of the payload fails, at every seventh position and the first and last 64', () => {
    const passed = positions(payload.length, 7).filter((at) => failed(JSON.stringify({ ...envelope, payload: changed(payload, at).toString('base64') })).length === 0);
    expect(passed).toEqual([]);
  });

  it('of the signature fails, at every position', () => {
    const { sig } = envelope.signatures[0]!;
    const bytes = Buffer.from(sig, 'base64');
    const passed = positions(bytes.length, 1).filter((at) => failed(JSON.stringify({ ...envelope, signatures: [{ keyid: '', sig: changed(bytes, at).toString('base64') }] })).length === 0);
    expect(passed).toEqual([]);
  });

  it('of the base64 text of payload or signature fails too, at every 11th position and the first and last 64', () => {
    const { sig } = envelope.signatures[0]!;
    const change = (field: string, at: number): string => field.slice(0, at) + (field[at] === 'A' ? 'B' : 'A') + field.slice(at + 1);
    const passed = [
      ...positions(sig.length, 1).filter((at) => failed(JSON.stringify({ ...envelope, signatures: [{ keyid: '', sig: change(sig, at) }] })).length === 0),
      ...positions(envelope.payload.length, 11).filter((at) => failed(JSON.stringify({ ...envelope, payload: change(envelope.payload, at) })).length === 0),
    ];
    expect(passed).toEqual([]);
  });

  it('of the evidence fails, at every position', () => {
    const passed = positions(evidence.length, 1).filter((at) => createHash('sha256').update(changed(evidence, at)).digest('hex') === attestation.evidence_sha256);
    expect(passed).toEqual([]);
    expect(failed(text, { evidence: changed(evidence, 100) })).toEqual(['evidence']);
  });
});
