import { randomBytes } from 'node:crypto';
import {
  Access, judgeToken, ProvenanceError, revokeToken, rotateToken, TOKEN_BYTES, tokenDigest, tokenText,
  type ApiToken, type TokenJudgement,
} from '@provenance/domain';
import { TOKEN_LIMIT, type TokenStore } from '@provenance/store';

/** A token is looked up anew after this time: so late, at the latest, a revocation is known to every process. */
const FRESH_MS = 5_000;

/** Tokens that are remembered. */
const REMEMBERED = 1_000;

/** The last use is written so often at most. */
const USE_NOTED_MS = 60_000;

export interface TokenRequest {
  name: string;
  scopes: ApiToken['scopes'];
  repos?: string[];
  expires_at?: string;
}

/** A token with its text, which is shown this once. */
export interface IssuedToken {
  token: ApiToken;
  text: string;
}

/** Makes API tokens, and says what they open. */
export class TokenAuthority {
  readonly #store: TokenStore;
  readonly #now: () => number;
  /** By digest, the last looked up at the end. */
  readonly #known = new Map<string, { token: ApiToken; at: number }>();
  readonly #noted = new Map<string, number>();

  constructor(store: TokenStore, now: () => number = Date.now) {
    this.#store = store;
    this.#now = now;
  }

  /** @throws ProvenanceError limit_reached */
  async issue(request: TokenRequest, by: string): Promise<IssuedToken> {
    const issued = this.#make(request, by);
    if (await this.#store.create(issued.token)) return issued;
    throw new ProvenanceError('limit_reached', `There are ${TOKEN_LIMIT} tokens already`);
  }

  /** The first token of an installation; undefined when there was one before. */
  async issueFirst(): Promise<IssuedToken | undefined> {
    const issued = this.#make({ name: 'first admin', scopes: ['admin'] }, 'first start');
    return (await this.#store.createFirst(issued.token)) ? issued : undefined;
  }

  /** Undefined where there is none that is not revoked. */
  async rotate(tokenId: string, overlapSeconds: number): Promise<IssuedToken | undefined> {
    const text = tokenText(randomBytes(TOKEN_BYTES));
    const digest = tokenDigest(text);
    const token = await this.#store.change(tokenId, (old) =>
      old.revoked_at === undefined ? rotateToken(old, digest, this.#time(), overlapSeconds) : undefined,
    );
    this.#known.clear();
    return token === undefined || token.revoked_at !== undefined ? undefined : { token, text };
  }

  /** False where there is none. */
  async revoke(tokenId: string): Promise<boolean> {
    const token = await this.#store.change(tokenId, (old) => revokeToken(old, this.#time()));
    this.#known.clear();
    return token !== undefined;
  }

  /** What a text opens. */
  async open(text: string): Promise<{ judgement: 'valid'; access: Access } | { judgement: Exclude<TokenJudgement, 'valid'>; actor?: string }> {
    const digest = tokenDigest(text);
    const token = await this.#lookUp(digest);
    if (token === undefined) return { judgement: 'unknown' };
    const judgement = judgeToken(token, digest, this.#time());
    if (judgement === 'unknown') return { judgement };
    const actor = `token:${token.token_id}`;
    if (judgement !== 'valid') {
      this.#known.delete(digest);
      return { judgement, actor };
    }
    await this.#noteUse(token.token_id);
    return { judgement, access: new Access(actor, token.scopes, token.repos) };
  }

  async #lookUp(digest: string): Promise<ApiToken | undefined> {
    const known = this.#known.get(digest);
    if (known !== undefined && this.#now() - known.at < FRESH_MS) return known.token;
    this.#known.delete(digest);
    const token = await this.#store.byDigest(digest);
    if (token === undefined || judgeToken(token, digest, this.#time()) === 'unknown') return undefined;
    this.#known.set(digest, { token, at: this.#now() });
    if (this.#known.size > REMEMBERED) this.#known.delete(this.#known.keys().next().value!);
    return token;
  }

  async #noteUse(tokenId: string): Promise<void> {
    const now = this.#now();
    if (now - (this.#noted.get(tokenId) ?? -Infinity) < USE_NOTED_MS) return;
    if (this.#noted.size > REMEMBERED) this.#noted.clear();
    this.#noted.set(tokenId, now);
    await this.#store.used(tokenId, this.#time());
  }

  #make({ name, scopes, repos, expires_at }: TokenRequest, by: string): IssuedToken {
    const text = tokenText(randomBytes(TOKEN_BYTES));
    const token: ApiToken = {
      token_id: `tk_${randomBytes(16).toString('hex')}`,
      name,
      scopes,
      ...(repos !== undefined && { repos }),
      created_at: this.#time(),
      created_by: by,
      ...(expires_at !== undefined && { expires_at }),
      secrets: [{ sha256: tokenDigest(text) }],
    };
    return { token, text };
  }

  #time(): string {
    return new Date(this.#now()).toISOString();
  }
}
