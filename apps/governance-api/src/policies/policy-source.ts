import { readPolicy, type CompiledPolicy, type UnusablePolicy } from '@provenance/policy';
import type { PolicyHead, PolicyStore } from '@provenance/store';

/** The policies that decisions are made under: those in use in the store, and that of the deployment. */
export class PolicySource {
  readonly #store: PolicyStore;
  readonly #file: CompiledPolicy | undefined;
  /** Compiled once for each version: a few milliseconds that no decision should wait for. */
  readonly #compiled = new Map<string, { key: string; policy: CompiledPolicy | UnusablePolicy }>();

  constructor(store: PolicyStore, file: CompiledPolicy | undefined) {
    this.#store = store;
    this.#file = file;
  }

  get file(): CompiledPolicy | undefined {
    return this.#file;
  }

  /** All of them; which of them a repository falls under is theirs to say. */
  async all(): Promise<(CompiledPolicy | UnusablePolicy)[]> {
    const heads = (await this.#store.heads()).filter(({ enabled, name }) => enabled && name !== this.#file?.identity.name);
    const inUse = new Set(heads.map(({ name }) => name));
    for (const name of this.#compiled.keys()) if (!inUse.has(name)) this.#compiled.delete(name);
    const stored = await Promise.all(heads.map((head) => this.#compile(head)));
    return this.#file === undefined ? stored : [...stored, this.#file];
  }

  async #compile(head: PolicyHead): Promise<CompiledPolicy | UnusablePolicy> {
    const key = `${head.version} ${head.digest}`;
    const known = this.#compiled.get(head.name);
    if (known?.key === key) return known.policy;
    const stored = await this.#store.version(head.name, head.version);
    const policy = usable(head, stored?.source);
    this.#compiled.set(head.name, { key, policy });
    return policy;
  }
}

/** A policy that passed when it was put can be refused by a later version of this code. It then objects. */
function usable(head: PolicyHead, source: string | undefined): CompiledPolicy | UnusablePolicy {
  const version = String(head.version);
  const read = source === undefined ? { faults: [{ line: 1, detail: 'its document is gone' }] } : readPolicy(source, version, Date.now());
  if (!('faults' in read)) return read.policy;
  const { name, digest, on_error, repos } = head;
  const fault = read.faults.slice(0, 3).map(({ line, detail }) => `line ${line}: ${detail}`).join('; ');
  return { identity: { name, version, digest }, onError: on_error, repos, fault };
}
