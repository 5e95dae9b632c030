import { createHash } from 'node:crypto';

/** Prefixes of identifiers: analysis, finding, policy decision, request, suppression, event. */
export type IdPrefix = 'an' | 'fd' | 'pd' | 'rq' | 'sp' | 'ev';

const ID = /^(an|fd|pd|rq|sp|ev)_[0-9a-f]{32}$/;

/** True for a well formed identifier with this prefix: `<prefix>_` and 32 lower-case hex digits. */
export function isId(prefix: IdPrefix, value: string): boolean {
  return ID.test(value) && value.startsWith(`${prefix}_`);
}

/**
 * An identifier derived from content, so that a repeat of the same work has the same name and overwrites
 * instead of doubling. Parts are length-prefixed: ('ab','c') and ('a','bc') differ.
 */
export function deriveId(prefix: IdPrefix, ...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'utf8') : part;
    hash.update(`${bytes.byteLength}:`).update(bytes);
  }
  return `${prefix}_${hash.digest('hex').slice(0, 32)}`;
}

/** The whole name of a git commit: a sha1, or a sha256 of a newer repository. */
export function isCommitId(text: string): boolean {
  return /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(text);
}
