import { createHash } from 'node:crypto';
import { SNAPSHOT_VERSION, type GitHubCache } from '@provenance/domain';
import type { GitHubAccessFinder } from '../access/github-access.ts';
import { fetchChange, type FetchedChange } from '../change/fetch-change.ts';
import { GitHubRefusedError } from '../client/failure.ts';
import type { GitHubClient } from '../client/github-client.ts';
import { fetchEvidence, type EvidenceWanted, type RepositoryEvidence } from '../evidence/fetch-evidence.ts';
import { fetchSnapshot, type FetchedPullRequest, type PullRequestName } from '../pull-request/fetch-snapshot.ts';
import { fetchTeams } from '../teams/fetch-teams.ts';

/** Version of what is cached beside the snapshot. */
const CACHE_VERSION = 3;

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

  /** The teams of people in the organisation that has a repository, by login. @param logins in small letters */
  async teams(repo: string, logins: readonly string[], signal: AbortSignal): Promise<Map<string, string[]>> {
    const [owner = ''] = repo.toLowerCase().split('/');
    const keyOf = (login: string): string => `teams:${CACHE_VERSION}:${owner}:${login}`;
    const cached = await Promise.all(logins.map(async (login) => [login, await this.#cached<string[]>(keyOf(login))] as const));
    const known = cached.filter((entry): entry is readonly [string, string[]] => entry[1] !== undefined);
    const unknown = cached.filter(([, teams]) => teams === undefined).map(([login]) => login);
    const fetched = unknown.length === 0 ? [] : await this.#fetchTeams(repo, owner, unknown, signal);
    await Promise.all(fetched.map(([login, teams]) => this.#keep(keyOf(login), teams)));
    return new Map([...known, ...fetched]);
  }

  /** A refusal is kept too: it would be the same for every pull request of the organisation. */
  async #fetchTeams(repo: string, owner: string, logins: readonly string[], signal: AbortSignal): Promise<[login: string, teams: string[]][]> {
    const key = `teams:${CACHE_VERSION}:${owner}`;
    const refusal = await this.#cached<string>(key);
    if (refusal !== undefined) throw new GitHubRefusedError(refusal);
    const access = await this.#parts.access.accessTo(repo, signal);
    try {
      return [...(await fetchTeams(this.#parts.client, access, owner, logins, signal))];
    } catch (error) {
      if (error instanceof GitHubRefusedError) await this.#keep(key, error.message);
      throw error;
    }
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
