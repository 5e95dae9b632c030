import { execFileSync, spawnSync } from 'node:child_process';
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SAMPLE_DECISION, SAMPLE_DETECTION, SAMPLE_LINES, SAMPLE_RECORD } from '../examples/sample-analysis.ts';
import { startReads, type Reads } from '../reads.fixture.ts';
import { Notary } from './notary.ts';

/** A whole commit id, so that the statement is about it. */
export const HEAD_SHA = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** A finished analysis behind HTTP, and what a reader downloads of it. */
export interface Served {
  reads: Reads;
  id: string;
  publicKey: KeyObject;
  get(path: string): Promise<Response>;
}

/** The sample, attested with a new key of the kind, entered into the log, and served. */
export async function serveAttested(kind: 'ecdsa' | 'ed25519', more: { env?: Record<string, string> } = {}): Promise<Served> {
  const pair = kind === 'ecdsa' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('ed25519');
  const key = pair.privateKey.export({ format: 'pem', type: 'pkcs8' }) as string;
  const reads = await startReads({ env: { PROVENANCE_DECISION_SIGNING_KEY: key, PROVENANCE_DECISION_KEY_ID: kind, ...more.env } });
  const id = await attestSample(reads);
  return { reads, id, publicKey: createPublicKey(key), get: (path) => fetch(`${reads.base}/v1/${path}`) };
}

/** Decides the sample under an id as the stage does. */
export async function attestSample(reads: Reads, id = SAMPLE_RECORD.analysis_id): Promise<string> {
  const notary = reads.app.get(Notary, { strict: false });
  const decision = { ...SAMPLE_DECISION, analysis_id: id, decision_id: id.replace('an_', 'pd_') };
  await reads.accept(id);
  const analysis = { ...SAMPLE_RECORD, analysis_id: id, head_sha: HEAD_SHA };
  await reads.store.saveDecision(id, decision, notary.attest({ analysis, lines: SAMPLE_LINES, detection: SAMPLE_DETECTION, decision }));
  await notary.enter(id);
  return id;
}

/** openssl on files of a folder of its own. */
export class OpenSsl {
  readonly #dir = mkdtempSync(join(tmpdir(), 'provenance-openssl-'));

  file(name: string, content: Uint8Array | string): string {
    const path = join(this.#dir, name);
    writeFileSync(path, content);
    return path;
  }

  /** Whether openssl takes a signature over data. @param key SPKI, DER */
  verifies(kind: 'ecdsa' | 'ed25519', key: Uint8Array, data: Uint8Array, signature: Uint8Array): boolean {
    const [keyFile, dataFile, signatureFile] = [this.file('key.der', key), this.file('data', data), this.file('signature', signature)];
    const words =
      kind === 'ecdsa'
        ? ['dgst', '-sha256', '-keyform', 'DER', '-verify', keyFile, '-signature', signatureFile, dataFile]
        : ['pkeyutl', '-verify', '-pubin', '-keyform', 'DER', '-inkey', keyFile, '-rawin', '-in', dataFile, '-sigfile', signatureFile];
    return spawnSync('openssl', words, { stdio: 'ignore' }).status === 0;
  }

  /** sha256 (hex) as openssl computes it. */
  sha256(data: Uint8Array): string {
    return execFileSync('openssl', ['dgst', '-sha256', '-r', this.file('digested', data)], { encoding: 'utf8' }).split(' ')[0]!;
  }

  delete(): void {
    rmSync(this.#dir, { recursive: true, force: true });
  }
}
