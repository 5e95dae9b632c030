import { createHash } from 'node:crypto';
import { SNAPSHOT_VERSION, type GitHubCache } from '@provenance/domain';
import type { GitHubAccessFinder } from '../access/github-access.ts';
import { fetchChange, type FetchedChange } from '../change/fetch-change.ts';
import type { GitHubClient } from '../client/github-client.ts';
import { fetchEvidence, type EvidenceWanted, type RepositoryEvidence } from '../evidence/fetch-evidence.ts';
import { fetchSnapshot, type FetchedPullRequest, type PullRequestName } from '../pull-request/fetch-snapshot.ts';

/** Version of what is cached beside the snapshot. */
const CACHE_VERSION = 2;

export interface GitHubSourceParts {
  client: GitHubClient;
  access: GitHubAccessFinder;
  cache: GitHubCache;
  cacheTtlSeconds: number;
  now?: () => Date;
}

/**
 * What GitHub knows of pull requests, through the cache that all workers share.
 * Every method throws GitHubBusyError, GitHubRefusedError or GitHubAwayError, and the signal's reason once it aborts.
 */
export class GitHubSource {
  readonly #parts: GitHubSourceParts;
  readonly #now: () => Date;

  constructor(parts: GitHubSourceParts) {
    this.#parts = parts;
    this.#now = parts.now ?? (() => new Date());
  }

  /** @param headSha the commit that is asked about: an older answer that does not know it is not used again */
  async pullRequest(name: PullRequestName, headSha: string, signal: AbortSignal): Promise<FetchedPullRequest> {
    const cached = await this.#cached<FetchedPullRequest>(pullKey(name));
    return cached !== undefined && knows(cached, headSha) ? cached : this.newest(name, signal);
  }

  /** The pull request as it is now, which is what the next who ask will hear too. */
  async newest(name: PullRequestName, signal: AbortSignal): Promise<FetchedPullRequest> {
    const access = await this.#parts.access.accessTo(name.repo, signal);
    return this.#keep(pullKey(name), await fetchSnapshot(this.#parts.client, access, name, this.#now(), signal));
  }

  /** What the pull request changes at this head. */
  async change(name: PullRequestName, headSha: string, signal: AbortSignal): Promise<FetchedChange> {
    const key = `change:${CACHE_VERSION}:${name.repo.toLowerCase()}#${name.number}@${headSha}`;
    const cached = await this.#cached<FetchedChange>(key);
    if (cached !== undefined) return cached;
    const access = await this.#parts.access.accessTo(name.repo, signal);
    return this.#keep(key, await fetchChange(this.#parts.client, access, name, signal));
  }

  async evidence(wanted: EvidenceWanted, signal: AbortSignal): Promise<RepositoryEvidence> {
    const { repo, ...question } = wanted;
    const digest = createHash('sha256').update(JSON.stringify(question)).digest('hex');
    const key = `evidence:${CACHE_VERSION}:${repo.toLowerCase()}:${digest}`;
    const cached = await this.#cached<RepositoryEvidence>(key);
    if (cached !== undefined) return cached;
    const access = await this.#parts.access.accessTo(repo, signal);
    return this.#keep(key, await fetchEvidence(this.#parts.client, access, wanted, signal));
  }

  async #cached<T>(key: string): Promise<T | undefined> {
    const text = await this.#parts.cache.get(key);
    return text === undefined ? undefined : (JSON.parse(text.toString('utf8')) as T);
  }

  async #keep<T>(key: string, value: T): Promise<T> {
    await this.#parts.cache.set(key, Buffer.from(JSON.stringify(value), 'utf8'), this.#parts.cacheTtlSeconds);
    return value;
  }
}

function pullKey({ repo, number }: PullRequestName): string {
  return `pull:${CACHE_VERSION}.${SNAPSHOT_VERSION}:${repo.toLowerCase()}#${number}`;
}

function knows({ snapshot }: FetchedPullRequest, headSha: string): boolean {
  return snapshot.head_sha === headSha || snapshot.commits.some(({ sha }) => sha === headSha);
}
