/**
 * What GitHub answered, for all workers together: any entry may be gone at any time. An abstract class, so that it is
 * its own injection token.
 */
export abstract class GitHubCache {
  abstract get(key: string): Promise<Buffer | undefined>;
  /** @param ttl seconds */
  abstract set(key: string, value: Buffer, ttl: number): Promise<void>;
}
