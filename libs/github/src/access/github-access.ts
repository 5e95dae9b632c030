import { createHash } from 'node:crypto';
import type { GitHubCache } from '@provenance/domain';
import { App, Octokit } from 'octokit';
import type { GitHubAccess, GitHubClient } from '../client/github-client.ts';
import { GitHubRefusedError } from '../client/failure.ts';
import type { GitHubCredentials } from './credentials.ts';

/** Finds who may ask about a repository. */
export interface GitHubAccessFinder {
  /** @throws GitHubRefusedError when nobody may; as the client does when GitHub must be asked first */
  accessTo(repo: string, signal: AbortSignal): Promise<GitHubAccess>;
}

/** What access needs to know of the settings. */
export interface AccessSettings {
  baseUrl: string;
  cacheTtlSeconds: number;
  /** Between two tries of one request, ms; the second waits four times as long. */
  retryMs: number;
  /** What sends requests; Node's own when absent. */
  fetch?: typeof fetch;
}

const SILENT = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * Tries what may be a passing fault of the way twice more, within seconds. What is slow or limited is not tried again
 * here: a slow question is asked smaller, and the throttling plugin would sleep, and let one GraphQL query a second
 * pass for all installations together. The limits are kept by GitHubClient, for all workers.
 */
function octokitOf({ baseUrl, retryMs, fetch }: AccessSettings): typeof Octokit {
  return Octokit.defaults({
    baseUrl,
    log: SILENT,
    ...(fetch === undefined ? {} : { request: { fetch } }),
    throttle: { enabled: false },
    retry: { retries: 2, retryAfterBaseValue: retryMs, doNotRetry: [400, 401, 403, 404, 406, 408, 410, 422, 429, 451, 502, 504] },
  }) as typeof Octokit;
}

/** By a token: the same for every repository. */
export class TokenAccess implements GitHubAccessFinder {
  readonly #access: GitHubAccess;

  constructor(token: string, settings: AccessSettings) {
    const Client = octokitOf(settings);
    // The name of the payer is a key in Redis: it must not hold the token.
    const payer = `token ${createHash('sha256').update(token).digest('hex').slice(0, 16)}`;
    this.#access = { octokit: new Client({ auth: token }), payer };
  }

  async accessTo(): Promise<GitHubAccess> {
    return this.#access;
  }
}

/** By an app: each repository by its installation, with a budget of its own. */
export class AppAccess implements GitHubAccessFinder {
  readonly #app: App;
  readonly #payer: string;
  readonly #client: GitHubClient;
  readonly #cache: GitHubCache;
  readonly #settings: AccessSettings;
  readonly #installations = new Map<number, Promise<GitHubAccess>>();

  constructor(credentials: { appId: string; privateKey: string }, client: GitHubClient, cache: GitHubCache, settings: AccessSettings) {
    this.#app = new App({ ...credentials, Octokit: octokitOf(settings), log: SILENT });
    this.#payer = `app ${credentials.appId}`;
    this.#client = client;
    this.#cache = cache;
    this.#settings = settings;
  }

  async accessTo(repo: string, signal: AbortSignal): Promise<GitHubAccess> {
    const id = await this.#installationOf(repo, signal);
    const known = this.#installations.get(id) ?? this.#open(id);
    this.#installations.set(id, known);
    return known;
  }

  async #open(id: number): Promise<GitHubAccess> {
    return { octokit: (await this.#app.getInstallationOctokit(id)) as Octokit, payer: `installation ${id}` };
  }

  async #installationOf(repo: string, signal: AbortSignal): Promise<number> {
    const key = `installation:${repo.toLowerCase()}`;
    const cached = await this.#cache.get(key);
    if (cached !== undefined) return Number(cached.toString('utf8'));
    const [owner, name] = repo.split('/');
    const access = { octokit: this.#app.octokit as Octokit, payer: this.#payer };
    const { id } = await this.#client.rest<{ id: number }>(access, 'GET /repos/{owner}/{repo}/installation', { owner, repo: name }, signal).catch((error: unknown) => {
      throw error instanceof GitHubRefusedError ? new GitHubRefusedError(`The GitHub App has no installation for ${repo}: install it there`, { cause: error }) : error;
    });
    await this.#cache.set(key, Buffer.from(String(id)), this.#settings.cacheTtlSeconds);
    return id;
  }
}

/** Access by what was configured. */
export function accessBy(credentials: GitHubCredentials, client: GitHubClient, cache: GitHubCache, settings: AccessSettings): GitHubAccessFinder {
  return credentials.kind === 'token' ? new TokenAccess(credentials.token, settings) : new AppAccess(credentials, client, cache, settings);
}
