import { byText } from '@provenance/domain';
import { POLICY_LIMITS, PolicyStore, type PolicyDraft, type PolicyHead, type PolicyVersion, type PutResult } from './policy-store.ts';

/** The policies of tests, held to the rules of RedisPolicyStore by the same suite. */
export class InMemoryPolicyStore extends PolicyStore {
  readonly #heads = new Map<string, PolicyHead>();
  readonly #versions = new Map<string, PolicyVersion[]>();

  async put({ source, ...draft }: PolicyDraft, at: string, expected?: number): Promise<PutResult> {
    const standing = this.#heads.get(draft.name);
    const version = standing?.enabled === true ? standing.version : 0;
    if (expected !== undefined && expected !== version) return { outcome: 'conflict', version };
    const stored = this.#keep({ ...draft, source }, at);
    if (stored === undefined) return { outcome: 'full' };
    if (stored === version) return { outcome: 'unchanged', head: structuredClone(standing!) };
    const head = { ...draft, version: stored, enabled: true, updated_at: at };
    this.#heads.set(draft.name, structuredClone(head));
    return { outcome: 'created', head };
  }

  /** The version of a document, a new one where it has none; undefined where there is no room for it. */
  #keep({ name, digest, source }: PolicyDraft, at: string): number | undefined {
    const versions = this.#versions.get(name) ?? [];
    const known = versions.find((one) => one.digest === digest);
    if (known !== undefined) return known.version;
    const full = versions.length >= POLICY_LIMITS.versions || (!this.#heads.has(name) && this.#heads.size >= POLICY_LIMITS.names);
    if (full) return undefined;
    this.#versions.set(name, [...versions, { name, version: versions.length + 1, digest, source, created_at: at }]);
    return versions.length + 1;
  }

  async heads(): Promise<PolicyHead[]> {
    return [...this.#heads.values()].map((head) => structuredClone(head)).sort((a, b) => byText(a.name, b.name));
  }

  async head(name: string): Promise<PolicyHead | undefined> {
    return structuredClone(this.#heads.get(name));
  }

  async version(name: string, version: number): Promise<PolicyVersion | undefined> {
    return structuredClone(this.#versions.get(name)?.[version - 1]);
  }

  async versions(name: string): Promise<number> {
    return this.#versions.get(name)?.length ?? 0;
  }

  async disable(name: string, at: string): Promise<boolean> {
    const head = this.#heads.get(name);
    if (head?.enabled !== true) return false;
    this.#heads.set(name, { ...head, enabled: false, updated_at: at });
    return true;
  }
}
