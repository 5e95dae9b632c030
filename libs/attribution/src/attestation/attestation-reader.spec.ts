import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { AttributedLine, ChangedLine } from '@provenance/domain';
import fc from 'fast-check';
import { Attributor, DEFAULT_ATTRIBUTION } from '../attributor.ts';
import { agentKeys } from './agent-keys.ts';

const pair = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519');
const keys = agentKeys({ signer: rawBase64(pair.publicKey) });

function rawBase64(key: KeyObject): string {
  return key.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
}

function signed(content: string, by: KeyObject = pair.privateKey): string {
  const digest = createHash('sha256').update(content, 'utf8').digest('hex');
  return sign(null, Buffer.from(digest), by).toString('base64');
}

function line(extra: Partial<ChangedLine>, agent_id = 'signer'): ChangedLine {
  return { file_path: 'a.py', line_number: 1, change_type: 'added', content: 'x = 1', attribution: { agent_id }, ...extra };
}

function verdict(one: ChangedLine): AttributedLine['verdict'] {
  return new Attributor({}, { ...DEFAULT_ATTRIBUTION, keys }).verdict(one);
}

describe('the attestation of a line', () => {
  it('credits the agent with certainty when it verifies', () => {
    expect(verdict(line({ attestation_signature: signed('x = 1') }))).toMatchObject({
      contributor: 'ai',
      agent_id: 'signer',
      confidence: 1,
      attestation: 'verified',
    });
  });

  it('refutes the claim when it was made for another content', () => {
    const found = verdict(line({ attestation_signature: signed('x = 2') }));
    expect(found).toMatchObject({ contributor: 'unknown', confidence: 0, attestation: 'invalid' });
    expect(found.agent_id).toBeUndefined();
    expect(found.evidence.map((evidence) => evidence.agent_id)).toEqual(['signer', 'signer']);
  });

  it('refutes the claim when somebody else signed', () => {
    expect(verdict(line({ attestation_signature: signed('x = 1', stranger.privateKey) })).attestation).toBe('invalid');
  });

  it('trusts the content more than the digest beside it', () => {
    const content_sha256 = createHash('sha256').update('x = 2').digest('hex');
    expect(verdict(line({ content_sha256, attestation_signature: signed('x = 2') })).attestation).toBe('invalid');
  });

  it('checks the digest where the content was not sent, in either case of letters', () => {
    const bare = line({ attestation_signature: signed('x = 1') });
    delete bare.content;
    const content_sha256 = createHash('sha256').update('x = 1').digest('hex').toUpperCase();
    expect(verdict({ ...bare, content_sha256 }).attestation).toBe('verified');
    expect(verdict(bare).attestation).toBe('invalid');
  });

  it('leaves little of an unsigned claim for an agent that signs', () => {
    expect(verdict(line({}))).toMatchObject({ agent_id: 'signer', confidence: 0.2, attestation: 'unsigned' });
  });

  it('leaves 0.4 where nobody knows the key', () => {
    const other = line({ attestation_signature: signed('x = 1', stranger.privateKey) }, 'other');
    expect(verdict(other)).toMatchObject({ agent_id: 'other', confidence: 0.4, attestation: 'unknown_key' });
  });

  it('never verifies a text that is no signature', () => {
    fc.assert(
      fc.property(fc.string(), (text) => verdict(line({ attestation_signature: text })).attestation === 'invalid'),
    );
  });

  it('verifies every content as it was signed, and no other', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(text, text, (content, other) => {
        const state = verdict(line({ content: other, attestation_signature: signed(content) })).attestation;
        return state === (content === other ? 'verified' : 'invalid');
      }),
      { numRuns: 50 },
    );
  });
});

describe('the keys of agents', () => {
  it('names every agent whose key cannot be used', () => {
    expect(() => agentKeys({ good: rawBase64(pair.publicKey), short: 'AAAA', empty: '', human: 'AAAA' })).toThrow(
      /32 bytes\. Not usable: short: 3 bytes; empty: 0 bytes; "human" is no agent/,
    );
  });
});
