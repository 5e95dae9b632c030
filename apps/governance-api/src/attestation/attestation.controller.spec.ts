import { createHash } from 'node:crypto';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { DECISION_PREDICATE_SCHEMA, verifyBundle, readVerificationKeys } from '@provenance/domain';
import { SAMPLE_DECISION, SAMPLE_RECORD } from '../examples/sample-analysis.ts';
import { startReads } from '../reads.fixture.ts';
import { attestSample, HEAD_SHA, serveAttested, type Served } from './attestation.fixture.ts';
import { BUNDLE_EXAMPLES, EVIDENCE_EXAMPLE, JWKS_EXAMPLE, SAMPLE_SIGNING_KEY } from './attestation.example.ts';

let served: Served;

beforeAll(async () => {
  served = await serveAttested('ecdsa');
});

afterAll(() => served.reads.app.close());

const text = async (path: string): Promise<string> => (await served.get(path)).text();
const code = async (path: string): Promise<unknown> => {
  const answer = await served.get(path);
  return [answer.status, ((await answer.json()) as { code: string }).code];
};

describe('the attestation of a decision', () => {
  it('verifies with what the service serves: keys, evidence, checkpoint and inclusion proof', async () => {
    const { id } = served;
    const checkpoint = await text('log/checkpoint');
    const size = checkpoint.split('\n')[1];
    for (const format of ['envelope', 'sigstore', 'vsa']) {
      const { checks } = verifyBundle(await text(`analysis/${id}/bundle?format=${format}`), {
        keys: readVerificationKeys(await text('keys')),
        evidence: Buffer.from(await (await served.get(`analysis/${id}/evidence`)).arrayBuffer()),
        commit: HEAD_SHA,
        log: { checkpoint, proof: await text(`log/proof/inclusion?decision_id=${id.replace('an_', 'pd_')}&tree_size=${size}`) },
      });
      expect(checks.filter(({ state }) => state !== 'ok')).toEqual([]);
      expect(checks).toHaveLength(10);
    }
  });

  it('has a predicate by its published schema, which refuses others', async () => {
    const schema = (await (await served.get('schemas/decision-predicate')).json()) as object;
    expect(schema).toEqual(JSON.parse(JSON.stringify(DECISION_PREDICATE_SCHEMA)));
    const validate = new Ajv2020({ allErrors: true, formats: { 'date-time': true } }).compile(schema);
    const { payload } = JSON.parse(await text(`analysis/${served.id}/bundle`)) as { payload: string };
    const { predicate } = JSON.parse(Buffer.from(payload, 'base64').toString()) as { predicate: Record<string, unknown> };
    expect([validate(predicate), validate.errors]).toEqual([true, null]);
    expect(validate({ ...predicate, evidence: {} })).toBe(false);
    expect(validate({ ...predicate, decision: { ...SAMPLE_DECISION, outcome: 'perhaps' } })).toBe(false);
    expect(validate({ ...predicate, more: 1 })).toBe(false);
  });

  it('is named by the decision, byte for byte', async () => {
    const { attestation } = JSON.parse(await text(`analysis/${served.id}/decision`)) as { attestation: Record<string, unknown> };
    const digest = async (path: string): Promise<string> => createHash('sha256').update(Buffer.from(await (await served.get(path)).arrayBuffer())).digest('hex');
    expect(attestation).toEqual({
      signed: true,
      key_id: 'ecdsa',
      algorithm: 'ES256',
      envelope_sha256: await digest(`analysis/${served.id}/bundle`),
      evidence_sha256: await digest(`analysis/${served.id}/evidence`),
    });
    const answer = await served.get(`analysis/${served.id}/evidence`);
    expect(answer.headers.get('content-digest')).toBe(`sha-256=:${Buffer.from(String(attestation['evidence_sha256']), 'hex').toString('base64')}:`);
  });

  it('is not there yet, unknown, or asked for in a form that is none', async () => {
    const open = `an_${'2'.repeat(32)}`;
    await served.reads.accept(open);
    expect(await Promise.all(['bundle', 'evidence'].map((part) => code(`analysis/${open}/${part}`)))).toEqual([[409, 'not_finished'], [409, 'not_finished']]);
    expect(await code(`analysis/an_${'3'.repeat(32)}/bundle`)).toEqual([404, 'not_found']);
    expect(await code(`analysis/${served.id}/bundle?format=jwt`)).toEqual([422, 'validation_failed']);
    expect(await code(`analysis/${served.id}/bundle?format=vsa&format=vsa`)).toEqual([422, 'validation_failed']);
  });
});

it('is as the documented examples say', async () => {
  const reads = await startReads();
  const id = await reads.accept();
  await reads.finish(id);
  const json = async (path: string): Promise<unknown> => (await fetch(`${reads.base}/v1/${path}`)).json();
  expect(await json(`analysis/${id}/bundle`)).toEqual(BUNDLE_EXAMPLES.envelope);
  expect(await json(`analysis/${id}/bundle?format=sigstore`)).toEqual(BUNDLE_EXAMPLES.sigstore);
  expect(await json(`analysis/${id}/bundle?format=vsa`)).toEqual(BUNDLE_EXAMPLES.vsa);
  expect(await json(`analysis/${id}/evidence`)).toEqual(EVIDENCE_EXAMPLE);
  expect(await json('keys')).toEqual(JWKS_EXAMPLE);
  await reads.app.close();
});

it('verifies after a rotation by the keys that are served then', async () => {
  const before = await serveAttested('ecdsa');
  const old = before.publicKey.export({ format: 'pem', type: 'spki' }) as string;
  const bundle = await (await before.get(`analysis/${before.id}/bundle`)).text();
  await before.reads.app.close();
  const after = await startReads({ env: { PROVENANCE_DECISION_SIGNING_KEY: `${privatePem()}\n${old}`, PROVENANCE_DECISION_KEY_ID: 'new,old' } });
  const jwks = await (await fetch(`${after.base}/v1/keys`)).text();
  await after.app.close();
  expect((JSON.parse(jwks) as { keys: { kid: string }[] }).keys.map(({ kid }) => kid)).toEqual(['new', 'old']);
  expect(verifyBundle(bundle, { keys: readVerificationKeys(jwks) }).checks.find(({ name }) => name === 'signature')).toEqual({ name: 'signature', state: 'ok', detail: 'ES256 by old' });
});

it('says that decisions are unsigned when signing is off', async () => {
  const off = await startReads({ env: { PROVENANCE_DECISION_SIGNING: 'off' } });
  const id = await attestSample(off, SAMPLE_RECORD.analysis_id);
  const get = async (path: string): Promise<unknown> => (await fetch(`${off.base}/v1/${path}`)).json();
  expect(await get(`analysis/${id}/decision`)).toMatchObject({ attestation: { signed: false, evidence_sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } });
  expect(await get(`analysis/${id}/bundle`)).toMatchObject({ status: 409, code: 'not_signed' });
  expect(await get('log/checkpoint')).toMatchObject({ status: 409, code: 'not_signed' });
  expect(await get('keys')).toEqual({ keys: [] });
  expect(await get(`log/proof/inclusion?decision_id=${id.replace('an_', 'pd_')}`)).toMatchObject({ leaf_index: 0, entry: expect.stringContaining('"envelope_sha256":null') });
  await off.app.close();
});

function privatePem(): string {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.from(SAMPLE_SIGNING_KEY, 'base64')]);
  return `-----BEGIN PRIVATE KEY-----\n${der.toString('base64')}\n-----END PRIVATE KEY-----`;
}
