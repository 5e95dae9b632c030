import { Access, isTokenText, sameDigest, tokenDigest } from '@provenance/domain';
import type { OidcVerifier } from './oidc-verifier.ts';
import type { TokenAuthority } from './token-authority.ts';

/** Who asks, or why nobody is believed; `actor` where it is known all the same. */
export type Identification = { access: Access } | { refused: string; actor?: string };

const WHY = {
  unknown: 'The token is not known',
  expired: 'The token has expired',
  revoked: 'The token was revoked',
} as const;

/** Three parts of base64url, as RFC 7515 has it. */
const JWT = /^[\w-]+\.[\w-]+\.[\w-]*$/;

export interface AuthenticatorParts {
  tokens: TokenAuthority;
  /** Absent when OIDC is not set up. */
  oidc?: OidcVerifier | undefined;
  /** PROVENANCE_ADMIN_TOKEN. */
  adminToken?: string | undefined;
}

/** Tells by the bearer token of a request who asks. */
export class Authenticator {
  readonly #parts: AuthenticatorParts;
  readonly #adminDigest: string | undefined;

  constructor(parts: AuthenticatorParts) {
    this.#parts = parts;
    this.#adminDigest = parts.adminToken === undefined ? undefined : tokenDigest(parts.adminToken);
  }

  /** @throws ProvenanceError store_unavailable, issuer_unavailable */
  async identify(bearer: string): Promise<Identification> {
    if (this.#isAdmin(bearer)) return { access: Access.unlimited('admin-token') };
    if (isTokenText(bearer)) return this.#openToken(bearer);
    if (!JWT.test(bearer)) return { refused: WHY.unknown };
    return (await this.#parts.oidc?.verify(bearer)) ?? { refused: 'OIDC tokens are not taken: PROVENANCE_OIDC_AUDIENCE is not set' };
  }

  async #openToken(bearer: string): Promise<Identification> {
    const opened = await this.#parts.tokens.open(bearer);
    if (opened.judgement === 'valid') return { access: opened.access };
    return { refused: WHY[opened.judgement], ...(opened.actor !== undefined && { actor: opened.actor }) };
  }

  #isAdmin(bearer: string): boolean {
    return this.#adminDigest !== undefined && sameDigest(this.#adminDigest, tokenDigest(bearer));
  }
}
