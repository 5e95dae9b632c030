import type { ApiToken } from '@provenance/domain';

/** More of them would be a mistake or an attack. Revoked ones count: the audit trail names them. */
export const TOKEN_LIMIT = 10_000;

/** A change of a token. Called again when another change came between; undefined leaves it as it is. */
export type TokenChange = (token: ApiToken) => ApiToken | undefined;

/**
 * The API tokens. An abstract class, so that it is its own injection token.
 * Redis away throws ProvenanceError `store_unavailable`, Redis full `store_full`.
 */
export abstract class TokenStore {
  /** False where there are TOKEN_LIMIT of them. */
  abstract create(token: ApiToken): Promise<boolean>;
  /** Keeps the first token of an installation. False when there was one ever before: of several processes one wins. */
  abstract createFirst(token: ApiToken): Promise<boolean>;
  abstract get(tokenId: string): Promise<ApiToken | undefined>;
  /** The token that may be opened by a secret with this digest; the caller compares the digests. */
  abstract byDigest(sha256: string): Promise<ApiToken | undefined>;
  /** All of them, the oldest first. */
  abstract list(): Promise<ApiToken[]>;
  /** The token after the change; undefined where there is none. */
  abstract change(tokenId: string, change: TokenChange): Promise<ApiToken | undefined>;
  /** Notes that a token was used. @param at RFC 3339, UTC */
  abstract used(tokenId: string, at: string): Promise<void>;
  /** When each token was last used, by id. */
  abstract lastUsed(): Promise<ReadonlyMap<string, string>>;
}

/** Characters of a digest that find its token. They are no secret: the whole digest is compared afterwards, in constant time. */
const HANDLE_LENGTH = 16;

export function tokenHandle(sha256: string): string {
  return sha256.slice(0, HANDLE_LENGTH);
}

export function byAge(a: ApiToken, b: ApiToken): number {
  if (a.created_at !== b.created_at) return a.created_at < b.created_at ? -1 : 1;
  return a.token_id < b.token_id ? -1 : 1;
}
