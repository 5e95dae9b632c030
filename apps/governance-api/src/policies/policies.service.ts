import { Injectable } from '@nestjs/common';
import { ProvenanceError, type Access } from '@provenance/domain';
import { PolicyStore, type PutResult } from '@provenance/store';
import { acceptPolicy, checkName } from './accept-policy.ts';
import { documentOf, toFileHead, toPolicyHead, toPolicyVersion, toPut, type PolicyHeadResponse, type PolicyPutResponse, type PolicyDetailResponse, type PolicyVersionResponse } from './policy.response.ts';
import { requireReach } from './policy-reach.ts';
import { PolicySource } from './policy-source.ts';

/** Puts, reads and retires policies. */
@Injectable()
export class PoliciesService {
  readonly #store: PolicyStore;
  readonly #source: PolicySource;

  constructor(store: PolicyStore, source: PolicySource) {
    this.#store = store;
    this.#source = source;
  }

  async list(): Promise<PolicyHeadResponse[]> {
    const { file } = this.#source;
    const stored = (await this.#store.heads()).filter(({ name }) => name !== file?.identity.name).map(toPolicyHead);
    return file === undefined ? stored : [toFileHead(file), ...stored];
  }

  async put(name: string, text: string, expected: number | undefined, access: Access): Promise<PolicyPutResponse> {
    this.#refuseFile(checkName(name));
    const seen = await this.#reachable(name, access);
    if (seen !== undefined && expected !== undefined && expected !== seen) throw conflict(name, seen);
    const { policy, remarks } = acceptPolicy(text, 'draft', Date.now());
    const { document, identity, onError } = policy;
    if (document.name !== name) {
      const faults = [{ pointer: '/name', detail: `must be ${name}, as in the address` }];
      throw new ProvenanceError('validation_failed', 'The policy has another name than its address', { faults });
    }
    const { description = '', repos = [] } = document;
    requireReach(access, repos);
    const draft = { name, digest: identity.digest, source: text, description, repos, on_error: onError };
    const result = await this.#store.put(draft, new Date().toISOString(), expected ?? seen);
    return toPut(standing(result, name), result.outcome === 'created', remarks);
  }

  async read(name: string): Promise<PolicyDetailResponse> {
    const { file } = this.#source;
    if (file?.identity.name === name) return { ...toFileHead(file), source: '', document: file.document, versions: 0 };
    const head = await this.#store.head(checkName(name));
    const stored = head && (await this.#store.version(name, head.version));
    if (head === undefined || stored === undefined) return noSuchPolicy();
    return { ...toPolicyHead(head), source: stored.source, document: documentOf(stored.source), versions: await this.#store.versions(name) };
  }

  async version(name: string, version: string): Promise<PolicyVersionResponse> {
    const number = /^[1-9]\d{0,8}$/.test(version) ? Number(version) : 0;
    const stored = await this.#store.version(checkName(name), number);
    return stored === undefined ? noSuchPolicy() : toPolicyVersion(stored);
  }

  async disable(name: string, access: Access): Promise<void> {
    this.#refuseFile(checkName(name));
    await this.#reachable(name, access);
    if (await this.#store.disable(name, new Date().toISOString())) return;
    if ((await this.#store.head(name)) === undefined) noSuchPolicy();
  }

  /** The version whose place a change may take; undefined where any may be replaced. @throws ProvenanceError `forbidden` */
  async #reachable(name: string, access: Access): Promise<number | undefined> {
    if (access.reachesAll) return undefined;
    const head = await this.#store.head(name);
    if (head !== undefined) requireReach(access, head.repos);
    // The store holds the change to it: another can put a policy of more repositories in between.
    return head?.enabled === true ? head.version : 0;
  }

  #refuseFile(name: string): void {
    if (this.#source.file?.identity.name === name) {
      throw new ProvenanceError('read_only', `The policy ${name} comes with the deployment: change PROVENANCE_POLICY_FILE there`);
    }
  }
}

function standing(result: PutResult, name: string) {
  if (result.outcome === 'conflict') throw conflict(name, result.version);
  if (result.outcome === 'full') throw new ProvenanceError('limit_reached', 'There are as many policies, or versions of this one, as there may be');
  return result.head;
}

function conflict(name: string, version: number): ProvenanceError {
  return new ProvenanceError('version_conflict', `${name} is at version ${version}: read it again`);
}

function noSuchPolicy(): never {
  throw new ProvenanceError('not_found', 'There is no such policy, or no such version of it');
}
