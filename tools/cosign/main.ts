// npm run test:cosign: a bundle that was fetched over HTTP, verified offline by cosign, and refused after a changed byte.
import { spawnSync } from 'node:child_process';
import { createPublicKey, generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attest, decide, DECISION_PREDICATE_TYPE, DEFAULT_POLICY, deriveId, readKeyRing, sigstoreBundle, unattributed, VSA_PREDICATE_TYPE, waitingStages, type DsseEnvelope } from '@provenance/domain';
import { startRedis, startService, stopAllServices } from '@provenance/embedded';
import { createRedis, RedisAnalysisStore, RedisOpenLedger, untilReady } from '@provenance/store';
import { fetchCosign } from './fetch-cosign.mjs';

const cosign = fetchCosign();
const dir = mkdtempSync(join(tmpdir(), 'provenance-cosign-'));
const failures: string[] = [];

const file = (name: string, content: Uint8Array | string): string => {
  const path = join(dir, name);
  writeFileSync(path, content);
  return path;
};

/** Whether cosign takes a bundle of a predicate type for a blob. */
function takes(key: string, type: string, bundle: object, blob: string): { taken: boolean; said: string } {
  const words = ['verify-blob-attestation', '--key', key, '--bundle', file('bundle.json', JSON.stringify(bundle)), '--insecure-ignore-tlog=true', '--type', type, blob];
  // A home of its own: nothing is read of the user's, nothing fetched.
  const { status, stderr } = spawnSync(cosign, words, { encoding: 'utf8', env: { HOME: dir, PATH: process.env['PATH'] } });
  return { taken: status === 0, said: stderr.trim().split('\n').at(-1) ?? '' };
}

function expectTaken(what: string, wanted: boolean, { taken, said }: { taken: boolean; said: string }): void {
  process.stdout.write(`${taken === wanted ? 'ok  ' : 'FAIL'} ${what}: ${taken ? 'verified' : 'refused'} (${said})\n`);
  if (taken !== wanted) failures.push(what);
}

const flip = (bytes: Buffer): Buffer => {
  const copy = Buffer.from(bytes);
  copy[Math.floor(copy.length / 2)]! ^= 1;
  return copy;
};

const redis = await startRedis();
const connection = createRedis(redis.url, 'store', () => undefined);
try {
  await untilReady(connection);
  const pem = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'pem', type: 'pkcs8' }) as string;
  const id = await decided(pem);
  const { base } = await startService({ app: 'governance-api', env: { PROVENANCE_REDIS_URL: redis.url, PROVENANCE_LOG_LEVEL: 'warn', PROVENANCE_AUTH: 'off', PROVENANCE_DECISION_SIGNING_KEY: pem } });
  const json = async <T>(path: string): Promise<T> => (await (await fetch(`${base}/v1/${path}`)).json()) as T;
  const { keys } = await json<{ keys: JsonWebKey[] }>('keys');
  const key = file('key.pub', createPublicKey({ key: keys[0]!, format: 'jwk' }).export({ format: 'pem', type: 'spki' }));
  const bundle = await json<{ dsseEnvelope: DsseEnvelope }>(`analysis/${id}/bundle?format=sigstore`);
  const summary = await json<DsseEnvelope>(`analysis/${id}/bundle?format=vsa`);
  const evidence = Buffer.from(await (await fetch(`${base}/v1/analysis/${id}/evidence`)).arrayBuffer());
  const blob = file('evidence.json', evidence);
  check(key, bundle, summary, blob, evidence);
} finally {
  connection.disconnect();
  await stopAllServices();
  await redis.stop();
  rmSync(dir, { recursive: true, force: true });
}
process.exitCode = failures.length === 0 ? 0 : 1;

function check(key: string, bundle: { dsseEnvelope: DsseEnvelope }, summary: DsseEnvelope, blob: string, evidence: Buffer): void {
  const { dsseEnvelope: envelope } = bundle;
  const [{ sig, keyid }] = envelope.signatures as [DsseEnvelope['signatures'][number]];
  const changed = (change: Partial<DsseEnvelope>): object => ({ ...bundle, dsseEnvelope: { ...envelope, ...change } });
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'pem', type: 'spki' }) as string;
  expectTaken('the decision', true, takes(key, DECISION_PREDICATE_TYPE, bundle, blob));
  expectTaken('the verification summary', true, takes(key, VSA_PREDICATE_TYPE, sigstoreBundle(summary), blob));
  expectTaken('a changed byte of the payload', false, takes(key, DECISION_PREDICATE_TYPE, changed({ payload: flip(Buffer.from(envelope.payload, 'base64')).toString('base64') }), blob));
  expectTaken('a changed byte of the signature', false, takes(key, DECISION_PREDICATE_TYPE, changed({ signatures: [{ keyid, sig: flip(Buffer.from(sig, 'base64')).toString('base64') }] }), blob));
  expectTaken('another key', false, takes(file('other.pub', other), DECISION_PREDICATE_TYPE, bundle, blob));
  expectTaken('a changed byte of the evidence', false, takes(key, DECISION_PREDICATE_TYPE, bundle, file('changed.json', flip(evidence))));
  expectTaken('another predicate type', false, takes(key, VSA_PREDICATE_TYPE, bundle, blob));
}

/** Decides an analysis as the stage does. */
async function decided(pem: string): Promise<string> {
  const analysis_id = deriveId('an', 'cosign');
  const created_at = new Date().toISOString();
  const analysis = { analysis_id, repo: 'acme/shop', pr_number: '42', base_sha: 'b', head_sha: '4b825dc642cb6eb9a060e54bf8d69288fbee4904', created_at };
  const lines = [{ file_path: 'a.py', line_number: 1, change_type: 'added' as const, verdict: unattributed() }];
  const detection = { findings: [], coverage: [{ path: 'a.py', status: 'covered' as const }], engines: [] };
  const store = new RedisAnalysisStore(connection, new RedisOpenLedger(connection));
  await store.accept({ record: { ...analysis, status: 'received', updated_at: created_at, body_sha256: 'x', line_count: 1, has_files: true, stages: waitingStages() }, body: Buffer.from('{}') });
  const decision = decide({ analysis, lines, detection, degraded: [], policy: DEFAULT_POLICY, repository_url: 'https://github.com', decided_at: created_at });
  await store.saveDecision(analysis_id, decision, attest({ analysis, lines, detection, decision }, { signer: readKeyRing(pem).signer, repository: 'https://github.com/acme/shop', serviceUrl: 'http://localhost' }));
  await store.complete(analysis_id, created_at, { findings_total: 0, facts: [] });
  return analysis_id;
}
