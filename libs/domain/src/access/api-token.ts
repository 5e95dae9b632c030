import { createHash, timingSafeEqual } from 'node:crypto';
import type { Scope } from './scope.ts';

/** What every token begins with, so that scanners for leaked secrets know it. */
const PREFIX = 'prv_';

/** Random bytes of a token. */
export const TOKEN_BYTES = 32;

const TOKEN = /^prv_[A-Za-z0-9_-]{43}$/;

/** A secret that opens a token, as its sha256 in hex: 256 random bits need no slow hash. */
export interface TokenSecret {
  sha256: string;
  /** When it ends, where a newer one has come; RFC 3339, UTC. */
  until?: string;
}

/** A token as it is kept. Its text is shown once and nowhere kept. All times RFC 3339, UTC. */
export interface ApiToken {
  /** `tk_` and 32 hex digits. */
  token_id: string;
  name: string;
  scopes: Scope[];
  /** Patterns of repositories; absent: all. */
  repos?: string[];
  created_at: string;
  created_by: string;
  expires_at?: string;
  rotated_at?: string;
  revoked_at?: string;
  /** The newest last. */
  secrets: TokenSecret[];
}

/** Why a token opens nothing, or that it does. */
export type TokenJudgement = 'valid' | 'unknown' | 'expired' | 'revoked';

/** The text of a token over TOKEN_BYTES random bytes. */
export function tokenText(random: Uint8Array): string {
  return PREFIX + Buffer.from(random).toString('base64url');
}

export function isTokenText(text: string): boolean {
  return TOKEN.test(text);
}

/** sha256 of a token's text, hex. */
export function tokenDigest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Whether two digests (hex) are the same, in a time that says nothing about where they differ. */
export function sameDigest(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a, 'hex'), Buffer.from(b, 'hex')];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Whether a secret opens a token at a moment (RFC 3339, UTC, milliseconds). */
export function judgeToken(token: ApiToken, digest: string, now: string): TokenJudgement {
  // All of them, whichever fits: the time does not tell the old from the new.
  const fitting = token.secrets.filter(({ sha256 }) => sameDigest(sha256, digest));
  if (fitting.length === 0) return 'unknown';
  if (token.revoked_at !== undefined) return 'revoked';
  if (token.expires_at !== undefined && token.expires_at <= now) return 'expired';
  return fitting.some(({ until }) => until === undefined || now < until) ? 'valid' : 'expired';
}

/** The token with a new secret; those before it end after the overlap, and sooner where they would have. */
export function rotateToken(token: ApiToken, digest: string, now: string, overlapSeconds: number): ApiToken {
  const end = new Date(Date.parse(now) + overlapSeconds * 1000).toISOString();
  const kept = token.secrets
    .map(({ sha256, until }) => ({ sha256, until: until !== undefined && until < end ? until : end }))
    .filter(({ until }) => now < until);
  return { ...token, rotated_at: now, secrets: [...kept, { sha256: digest }] };
}

/** The token as it opens nothing any more. */
export function revokeToken(token: ApiToken, now: string): ApiToken {
  return { ...token, revoked_at: token.revoked_at ?? now };
}
