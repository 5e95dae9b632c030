import { GitHubCache } from './github-cache.ts';

/** The cache of one process that does not live long; it forgets nothing. */
export class InMemoryGitHubCache extends GitHubCache {
  readonly #values = new Map<string, Buffer>();

  async get(key: string): Promise<Buffer | undefined> {
    return this.#values.get(key);
  }

  async set(key: string, value: Buffer): Promise<void> {
    this.#values.set(key, value);
  }
}
