import type { SigningKey, VerificationKey } from '../attestation/keys.ts';
import { HASH_BYTES } from './merkle.ts';
import { openNote, signNote } from './note.ts';
import type { TreeHead } from './proof.ts';

/** Media type of a checkpoint. */
export const CHECKPOINT_MEDIA_TYPE = 'text/plain; charset=utf-8';

/** A checkpoint (c2sp.org/tlog-checkpoint): origin, size and root of the log, signed. */
export function signCheckpoint(head: TreeHead, origin: string, key: SigningKey): string {
  return signNote(`${origin}\n${head.size}\n${head.root.toString('base64')}\n`, origin, key);
}

/** A checkpoint's claim, before anybody has looked at its signature. */
export interface Checkpoint extends TreeHead {
  origin: string;
}

/** @throws Error when the text is no checkpoint */
export function parseCheckpoint(note: string): Checkpoint {
  const [origin = '', size = '', root = ''] = note.split('\n');
  const hash = Buffer.from(root, 'base64');
  const wellFormed = origin !== '' && /^(0|[1-9]\d{0,14})$/.test(size) && hash.byteLength === HASH_BYTES && hash.toString('base64') === root;
  if (!wellFormed) throw new Error('it is not a checkpoint');
  return { origin, size: Number(size), root: hash };
}

/**
 * A checkpoint whose signature one of the keys has made.
 * @throws Error that says why it does not count
 */
export function openCheckpoint(note: string, keys: readonly VerificationKey[]): Checkpoint & { key: VerificationKey } {
  const claim = parseCheckpoint(note);
  return { ...claim, key: openNote(note, claim.origin, keys).key };
}
