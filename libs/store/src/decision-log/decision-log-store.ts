import type { TileId, Tiles } from '@provenance/domain';

/** Where a record stands. `appended` is false when it stood there already. */
export interface Appended {
  index: number;
  appended: boolean;
}

/** A signed note over the log at a size. */
export interface KeptCheckpoint {
  size: number;
  note: string;
}

/**
 * The decision log: it only ever grows. Hashes stay for good, 32 bytes a record and one above every 256; the records
 * themselves go with the retention of facts. An abstract class, so that it is its own injection token.
 *
 * Redis away throws ProvenanceError `store_unavailable`, Redis full `store_full`.
 */
export abstract class DecisionLogStore {
  /** Appends a record in one step, leaf and the hashes that it completes. The same record of a decision stands once. */
  abstract append(decisionId: string, entry: Buffer): Promise<Appended>;
  abstract size(): Promise<number>;
  /** The tiles that there are, by tileName; the newest of a level may not be full. */
  abstract tiles(ids: readonly TileId[]): Promise<Tiles>;
  /** The records from `start` up to, not with, `end`; undefined where one is not kept any more. */
  abstract entries(start: number, end: number): Promise<(Buffer | undefined)[]>;
  /** Where the newest record of each decision stands; undefined where that is not kept any more. */
  abstract indexesOf(decisionIds: readonly string[]): Promise<(number | undefined)[]>;
  abstract checkpoint(): Promise<KeptCheckpoint | undefined>;
  /** Keeps a checkpoint in the place of the one it was made after, if any; false when another stands there meanwhile. */
  abstract keepCheckpoint(checkpoint: KeptCheckpoint, after: KeptCheckpoint | undefined): Promise<boolean>;
}
