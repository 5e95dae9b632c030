import type { ApiToken } from '@provenance/domain';
import { byAge, TOKEN_LIMIT, tokenHandle, TokenStore, type TokenChange } from './token-store.ts';

/** The tokens of tests. */
export class InMemoryTokenStore extends TokenStore {
  readonly #tokens = new Map<string, ApiToken>();
  readonly #used = new Map<string, string>();
  #first = false;

  async create(token: ApiToken): Promise<boolean> {
    if (this.#tokens.size >= TOKEN_LIMIT) return false;
    this.#tokens.set(token.token_id, structuredClone(token));
    return true;
  }

  async createFirst(token: ApiToken): Promise<boolean> {
    if (this.#first || this.#tokens.size > 0) return false;
    this.#first = true;
    return this.create(token);
  }

  async get(tokenId: string): Promise<ApiToken | undefined> {
    return structuredClone(this.#tokens.get(tokenId));
  }

  async byDigest(sha256: string): Promise<ApiToken | undefined> {
    const handle = tokenHandle(sha256);
    return structuredClone([...this.#tokens.values()].find(({ secrets }) => secrets.some((secret) => tokenHandle(secret.sha256) === handle)));
  }

  async list(): Promise<ApiToken[]> {
    return structuredClone([...this.#tokens.values()]).sort(byAge);
  }

  async change(tokenId: string, change: TokenChange): Promise<ApiToken | undefined> {
    const token = structuredClone(this.#tokens.get(tokenId));
    const changed = token && change(token);
    if (changed !== undefined) this.#tokens.set(tokenId, structuredClone(changed));
    return changed ?? token;
  }

  async used(tokenId: string, at: string): Promise<void> {
    this.#used.set(tokenId, at);
  }

  async lastUsed(): Promise<ReadonlyMap<string, string>> {
    return new Map(this.#used);
  }
}
