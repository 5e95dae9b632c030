import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attest, decide, DEFAULT_POLICY, envelopeBytes, leafHash, logEntry, signCheckpoint, signingKey, sigstoreBundle, toJwk, unattributed } from '@provenance/domain';
import { call, type Ran } from '../../run.fixture.ts';

const HEAD = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const signer = signingKey(pair.privateKey, 'signer');

const analysis = { analysis_id: `an_${'1'.repeat(32)}`, repo: 'acme/shop', pr_number: '42', base_sha: 'b', head_sha: HEAD, created_at: '2026-03-02T09:15:00.000Z' };
const lines = [{ file_path: 'a.py', line_number: 1, change_type: 'added' as const, verdict: unattributed() }];
const detection = { findings: [], coverage: [{ path: 'a.py', status: 'covered' as const }], engines: [] };
const decision = decide({ analysis, lines, detection, degraded: [], policy: { ...DEFAULT_POLICY, blockOnUnknown: true }, repository_url: 'https://github.com', decided_at: '2026-03-02T09:15:01.000Z' });
const { attestation, evidence } = attest({ analysis, lines, detection, decision }, { signer, repository: 'https://github.com/acme/shop', serviceUrl: 'http://localhost:8000' });
const { envelope, summary } = attestation.signed!;
const entry = logEntry(analysis, decision, attestation);
const leaf = leafHash(entry);

let dir: string;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'provenance-verify-'));
  const files: Record<string, string | Buffer> = {
    'bundle.json': envelopeBytes(envelope),
    'sigstore.json': JSON.stringify(sigstoreBundle(envelope)),
    'vsa.json': JSON.stringify(summary),
    'evidence.json': evidence,
    'other.json': '{}',
    'key.pem': pair.publicKey.export({ format: 'pem', type: 'spki' }) as string,
    'keys.json': JSON.stringify({ keys: [toJwk(signer)] }),
    'strange.pem': generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'pem', type: 'spki' }) as string,
    'head.txt': signCheckpoint({ size: 1, root: leaf }, 'log.example.com', signer),
    'proof.json': JSON.stringify({ leaf_index: 0, tree_size: 1, hashes: [], entry: entry.toString() }),
    'wrong-proof.json': JSON.stringify({ leaf_index: 0, tree_size: 1, hashes: [], entry: entry.toString().replace('"block"', '"allow"') }),
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(dir, name), content);
});

afterAll(() => rmSync(dir, { recursive: true }));

const verify = (words: string): Promise<Ran> => call(['verify', ...words.split(' ')], { cwd: dir });

describe('provenance verify', () => {
  it('says what it has checked, a line each, and what was signed', async () => {
    const ran = await verify(`bundle.json --jwks keys.json --evidence evidence.json --commit ${HEAD} --checkpoint head.txt --inclusion proof.json`);
    expect(ran.out.split('\n')).toEqual([
      'ok     form            DSSE envelope',
      'ok     signature       ES256 by signer',
      'ok     payload type    application/vnd.in-toto+json',
      'ok     statement       https://in-toto.io/Statement/v1',
      'ok     predicate type  urn:provenance:predicate:decision:v1',
      `ok     subjects        gitCommit ${HEAD}, evidence.json sha256 ${attestation.evidence_sha256}`,
      `ok     commit          ${HEAD}`,
      `ok     evidence        ${attestation.evidence_sha256}`,
      'ok     checkpoint      log.example.com with 1 records, signed by signer',
      `ok     inclusion       record 0 of 1, of envelope ${attestation.signed!.envelope_sha256}`,
      expect.stringMatching(/^verified: block for acme\/shop 42 at 4b825dc\S+, decided at 2026-03-02T09:15:01.000Z\. 1 changed line/),
      '',
    ]);
    expect(ran.exit).toBe(0);
  });

  it.each([
    ['sigstore.json --key key.pem', 'verified: block'],
    ['vsa.json --key key.pem --checkpoint head.txt --inclusion proof.json', "verified: the summary's verdict is FAILED"],
    ['bundle.json --key strange.pem --jwks keys.json', 'verified: block'],
  ])('takes %s', async (words, says) => {
    const ran = await verify(words);
    expect([ran.exit, ran.out]).toEqual([0, expect.stringContaining(says)]);
  });

  it.each([
    ['bundle.json --key strange.pem', 'FAILED signature ', 'not verified: signature'],
    ['bundle.json --key key.pem --evidence other.json', 'FAILED evidence ', 'not verified: evidence'],
    [`bundle.json --key key.pem --commit ${'a'.repeat(40)}`, 'FAILED commit ', 'not verified: commit'],
    ['other.json --key key.pem', 'FAILED form ', 'not verified: form'],
    ['bundle.json --key key.pem --checkpoint head.txt --inclusion wrong-proof.json', 'FAILED inclusion ', 'not verified: inclusion'],
    ['bundle.json --key key.pem --checkpoint proof.json --inclusion proof.json', 'FAILED checkpoint ', 'not verified: checkpoint, inclusion'],
  ])('refuses %s with exit code 1, and does not repeat what was claimed', async (words, line, verdict) => {
    const ran = await verify(words);
    expect([ran.exit, ran.out]).toEqual([1, expect.stringContaining(line)]);
    expect(ran.out).toContain(verdict);
    expect(ran.out).not.toContain('block for');
  });

  it.each([
    ['bundle.json', 'say which key to trust'],
    ['bundle.json --key nowhere.pem', 'nowhere.pem cannot be read: ENOENT'],
    ['bundle.json --key evidence.json', 'evidence.json: key 1 cannot be used'],
    ['nowhere.json --key key.pem', 'nowhere.json cannot be read: ENOENT'],
    ['bundle.json --key key.pem --checkpoint head.txt', '--checkpoint and --inclusion belong together'],
  ])('%s is called wrongly', async (words, says) => {
    const ran = await verify(words);
    expect([ran.exit, ran.out, ran.err]).toEqual([2, '', expect.stringContaining(says)]);
  });

  it('answers programs with one document', async () => {
    const ran = await verify('bundle.json --key strange.pem --json');
    expect([ran.exit, JSON.parse(ran.out)]).toEqual([1, expect.objectContaining({ verified: false, checks: expect.arrayContaining([expect.objectContaining({ name: 'signature', state: 'failed' })]) as unknown })]);
  });
});
