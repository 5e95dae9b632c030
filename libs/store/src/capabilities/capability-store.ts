import type { DetectorCapability } from '@provenance/domain';

/** What the detectors of one worker can do, as long as the worker keeps saying so. */
export interface PublishedCapabilities {
  /** Names the worker: its host and process. */
  worker: string;
  capabilities: readonly DetectorCapability[];
}

/**
 * What the detectors of the running workers can do. An abstract class, so that it is its own injection token.
 * Times are ms since the epoch.
 */
export abstract class CapabilityStore {
  /** Says what a worker can do, until `until`; a later call of the same worker replaces it. */
  abstract put(published: PublishedCapabilities, until: number): Promise<void>;
  /** Takes what a worker said back: it ends in order. Does nothing where the store is away. */
  abstract leave(worker: string): Promise<void>;
  /** Those that hold at `now`, in the order of the workers' names. */
  abstract list(now: number): Promise<PublishedCapabilities[]>;
}
