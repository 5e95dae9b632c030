import { Access, isRepoPattern, matchesRepo, ProvenanceError } from '@provenance/domain';
import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';

export interface OidcOptions {
  issuer: string;
  audience: string;
  /** Patterns of the repositories whose jobs may come; undefined: all. */
  repos?: readonly string[] | undefined;
  /** Least time between two fetches of the keys, in ms; half a minute unless said otherwise. */
  keyCooldownMs?: number;
}

/** Asymmetric alone: with `none` or an HMAC over the public key anybody could sign. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

/** Clocks differ. */
const TOLERANCE_SECONDS = 30;

/** Longest answer to a discovery. */
const ANSWER_LIMIT = 64 * 1024;

const ANSWER_MS = 5_000;

const KEY_COOLDOWN_MS = 30_000;

/** After a failed discovery the issuer is left alone for so long. */
const REST_MS = 10_000;

/** What a token came to: what it opens, or why it opens nothing. */
export type OidcResult = { access: Access } | { refused: string };

/**
 * Verifies the OIDC tokens of CI jobs. The keys of the issuer are found by discovery and kept for ten minutes; an unknown
 * key has them fetched again, at most every half minute, so that a rotation is followed and a forger cannot have the
 * issuer asked at will.
 */
export class OidcVerifier {
  readonly #options: OidcOptions;
  #keys: JWTVerifyGetKey | undefined;
  #failedAt = -Infinity;
  #fault: string | undefined;

  constructor(options: OidcOptions) {
    this.#options = options;
  }

  /** @throws ProvenanceError issuer_unavailable when the issuer cannot be asked for its keys */
  async verify(token: string): Promise<OidcResult> {
    const { issuer, audience, repos } = this.#options;
    try {
      const { payload } = await jwtVerify(token, (header, jws) => this.#key(header, jws), {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        clockTolerance: TOLERANCE_SECONDS,
        requiredClaims: ['exp', 'iat', 'repository'],
      });
      const { repository } = payload;
      if (typeof repository !== 'string' || !isRepository(repository)) return { refused: 'The token names no repository' };
      if (repos !== undefined && !repos.some((pattern) => matchesRepo(pattern, repository))) {
        return { refused: 'Jobs of this repository are not taken' };
      }
      return { access: new Access(`github-actions:${repository}`, ['analysis:write', 'analysis:read'], [repository]) };
    } catch (error) {
      if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout)) return { refused: reasonOf(error) };
      throw unavailable(error);
    }
  }

  /** Why no token can be verified, if so. Asks the issuer where nobody has yet, so that an operator hears before a job does. */
  async trouble(): Promise<string | undefined> {
    if (this.#keys === undefined) await this.#found().catch(() => undefined);
    return this.#fault;
  }

  async #key(...args: Parameters<JWTVerifyGetKey>): Promise<Awaited<ReturnType<JWTVerifyGetKey>>> {
    const keys = await this.#found();
    try {
      const key = await keys(...args);
      this.#fault = undefined;
      return key;
    } catch (error) {
      // An answer without the key of this token is an answer.
      const answered = error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys;
      this.#fault = answered ? undefined : this.#faultOf(error);
      throw error;
    }
  }

  async #found(): Promise<JWTVerifyGetKey> {
    if (this.#keys !== undefined) return this.#keys;
    try {
      this.#keys = createRemoteJWKSet(await this.#discover(), { timeoutDuration: ANSWER_MS, cooldownDuration: this.#options.keyCooldownMs ?? KEY_COOLDOWN_MS });
      this.#fault = undefined;
      return this.#keys;
    } catch (error) {
      this.#fault ??= this.#faultOf(error);
      throw error;
    }
  }

  #faultOf(error: unknown): string {
    const { message, cause } = error as Error;
    return `${this.#options.issuer}: ${message}${cause instanceof Error ? ` (${cause.message})` : ''}`;
  }

  async #discover(): Promise<URL> {
    const { issuer } = this.#options;
    if (Date.now() - this.#failedAt < REST_MS) throw new Error('The issuer did not answer a moment ago');
    try {
      const response = await fetch(`${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`, { redirect: 'error', signal: AbortSignal.timeout(ANSWER_MS) });
      const text = await response.text();
      if (!response.ok || text.length > ANSWER_LIMIT) throw new Error(`The discovery answered ${response.status}`);
      const found = JSON.parse(text) as { issuer?: unknown; jwks_uri?: unknown };
      if (found.issuer !== issuer) throw new Error('The discovery names another issuer');
      const url = new URL(String(found.jwks_uri));
      if (url.protocol !== new URL(issuer).protocol) throw new Error('The keys are not served as the issuer is');
      return url;
    } catch (error) {
      this.#failedAt = Date.now();
      throw error;
    }
  }
}

/** `owner/name`; a star in it would make a pattern of it. */
function isRepository(text: string): boolean {
  return isRepoPattern(text) && !text.includes('*');
}

/** jose's words name claims and algorithms, never their values. */
function reasonOf({ code, message }: errors.JOSEError): string {
  return `The OIDC token is not valid: ${message} (${code})`;
}

function unavailable(cause: unknown): ProvenanceError {
  if (cause instanceof ProvenanceError) return cause;
  return new ProvenanceError('issuer_unavailable', 'The keys of the OIDC issuer cannot be fetched', { retryAfter: 15, cause });
}
