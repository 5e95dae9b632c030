/**
 * What a detector said of a content, by digest of everything that the answer depends on. Any entry may be
 * gone at any time. An abstract class, so that it is its own injection token.
 */
export abstract class DetectionCache {
  /** The values in the order of the digests; undefined where there is none. */
  abstract getMany(digests: readonly string[]): Promise<(Buffer | undefined)[]>;
  /** @param ttl seconds */
  abstract setMany(entries: readonly { digest: string; value: Buffer }[], ttl: number): Promise<void>;
}
