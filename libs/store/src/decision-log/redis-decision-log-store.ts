import { isUtf8 } from 'node:buffer';
import { leafHash, packEntry, ProvenanceError, TILE_WIDTH, tileName, unpackEntries, type TileId, type Tiles } from '@provenance/domain';
import type { RedisClient } from '../connection/create-redis.ts';
import { defineScript, type RunScript } from '../connection/define-script.ts';
import { storeCall } from '../connection/store-call.ts';
import { LOG_CHECKPOINT_KEY, LOG_SIZE_KEY, logEntriesKey, logIndexKey, logTileKey } from '../keys.ts';
import { DEFAULT_RETENTION, type Retention } from '../retention.ts';
import { DecisionLogStore, type Appended, type KeptCheckpoint } from './decision-log-store.ts';
import { filledHashes } from './filled-hashes.ts';
import { APPEND_ENTRY, KEEP_CHECKPOINT, TILE_LEVELS } from './log-scripts.ts';

const HASH_BYTES = 32;

/** The decision log as tiles and bundles of records, as C2SP tlog-tiles lays them out: one key each. */
export class RedisDecisionLogStore extends DecisionLogStore {
  readonly #redis: RedisClient;
  readonly #retention: Retention;
  readonly #append: RunScript;
  readonly #keep: RunScript;
  /** The size that was seen last: right enough to name the tile that the next record goes to. */
  #seen = 0;

  constructor(redis: RedisClient, retention: Retention = DEFAULT_RETENTION) {
    super();
    this.#redis = redis;
    this.#retention = retention;
    this.#append = defineScript(redis, APPEND_ENTRY);
    this.#keep = defineScript(redis, KEEP_CHECKPOINT);
  }

  async append(decisionId: string, entry: Buffer): Promise<Appended> {
    const [leaf, packed] = [leafHash(entry), packEntry(entry)];
    // Every refusal means that somebody else's record was appended, so this ends.
    for (;;) {
      const size = this.#seen;
      const hashes = await this.#filledAt(size, leaf);
      if (hashes === undefined) continue;
      const tileKeys = Array.from({ length: TILE_LEVELS }, (_, level) => logTileKey({ level, index: Math.floor(size / TILE_WIDTH ** (level + 1)) }));
      const [outcome, at] = (await this.#append(
        LOG_SIZE_KEY, logIndexKey(decisionId), logEntriesKey(Math.floor(size / TILE_WIDTH)), ...tileKeys,
        size, this.#retention.facts, packed, ...Array.from({ length: TILE_LEVELS }, (_, level) => hashes[level] ?? ''),
      )) as [number, number];
      if (outcome === -2) throw new Error(`The decision log of ${at} records has lost hashes`);
      this.#seen = outcome === 1 ? at + 1 : Math.max(at, outcome === -1 ? 0 : this.#seen);
      if (outcome !== -1) return { index: at, appended: outcome === 1 };
    }
  }

  /** Undefined when the log has moved on meanwhile: look again. */
  async #filledAt(size: number, leaf: Buffer): Promise<Buffer[] | undefined> {
    if (size % TILE_WIDTH !== TILE_WIDTH - 1) return [leaf];
    this.#seen = await this.size();
    if (this.#seen !== size) return undefined;
    return filledHashes(size, leaf, async (tile) => (await storeCall(this.#redis.getBuffer(logTileKey(tile))))?.subarray(0, (TILE_WIDTH - 1) * HASH_BYTES));
  }

  async size(): Promise<number> {
    return Number((await storeCall(this.#redis.get(LOG_SIZE_KEY))) ?? 0);
  }

  async tiles(ids: readonly TileId[]): Promise<Tiles> {
    const found = await this.#read(ids.map(logTileKey));
    return new Map(ids.flatMap((id, at) => (found[at] == null ? [] : [[tileName(id), found[at]] as const])));
  }

  async entries(start: number, end: number): Promise<(Buffer | undefined)[]> {
    if (start >= end) return [];
    const first = Math.floor(start / TILE_WIDTH);
    const keys = Array.from({ length: Math.floor((end - 1) / TILE_WIDTH) - first + 1 }, (_, at) => logEntriesKey(first + at));
    const bundles = (await this.#read(keys)).map((bundle) => (bundle === null ? [] : unpackEntries(bundle)));
    return Array.from({ length: end - start }, (_, offset) => {
      const entry = bundles[Math.floor((start + offset) / TILE_WIDTH) - first]?.[(start + offset) % TILE_WIDTH];
      return entry === undefined || entry.byteLength === 0 ? undefined : entry;
    });
  }

  async indexesOf(decisionIds: readonly string[]): Promise<(number | undefined)[]> {
    const found = await this.#read(decisionIds.map(logIndexKey));
    return found.map((value) => (value === null ? undefined : Number(value.subarray(HASH_BYTES).toString())));
  }

  async checkpoint(): Promise<KeptCheckpoint | undefined> {
    const [size, note] = await storeCall(this.#redis.hmgetBuffer(LOG_CHECKPOINT_KEY, 'size', 'note'));
    // The note alone says what was signed: half an entry is no reason to sign another head beside it.
    if (note == null) return undefined;
    // What is read of it would not be what stands there: no head could follow it, however often it is tried.
    if (!isUtf8(note)) throw new ProvenanceError('log_inconsistent', 'The decision log is not what it was: the head that is kept of it is damaged');
    return { size: Number(size ?? 0), note: note.toString() };
  }

  async keepCheckpoint({ size, note }: KeptCheckpoint, after: KeptCheckpoint | undefined): Promise<boolean> {
    return (await this.#keep(LOG_CHECKPOINT_KEY, size, note, after?.note ?? '')) === 1;
  }

  /** All keys of the log share one slot. */
  async #read(keys: readonly string[]): Promise<(Buffer | null)[]> {
    return keys.length === 0 ? [] : storeCall(this.#redis.mgetBuffer(...keys));
  }
}
