import { DetectionCache } from './detection-cache.ts';

/** The cache of tests; it forgets nothing. */
export class InMemoryDetectionCache extends DetectionCache {
  readonly #values = new Map<string, Buffer>();

  async getMany(digests: readonly string[]): Promise<(Buffer | undefined)[]> {
    return digests.map((digest) => this.#values.get(digest));
  }

  async setMany(entries: readonly { digest: string; value: Buffer }[]): Promise<void> {
    for (const { digest, value } of entries) this.#values.set(digest, value);
  }
}
