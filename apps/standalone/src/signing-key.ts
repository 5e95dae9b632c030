import { generateKeyPairSync } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Environment } from '@provenance/service';

/** Readable by its owner alone. */
const KEY_MODE = 0o600;

/** Whether nobody has said what decisions are signed with, nor that they are not. */
export function lacksSigningKey(env: Environment): boolean {
  const { PROVENANCE_DECISION_SIGNING: signing, PROVENANCE_DECISION_SIGNING_KEY: key, PROVENANCE_DECISION_SIGNING_KEY_FILE: file } = env;
  return !signing && !key && !file;
}

/**
 * The file of this machine's own signing key, made at the first start: what was signed before must verify after a
 * restart. Nothing is ever written over it.
 * @throws Error when the folder cannot be written
 */
export function ownSigningKey(dataDir: string): string {
  const folder = resolve(dataDir);
  const path = join(folder, 'decision-signing-key.pem');
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: KEY_MODE, flag: 'wx' });
  try {
    // Whole or not at all, and never over the key of another start.
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return path;
}
