import { leafHash, TILE_WIDTH, tileName, type TileId, type Tiles } from '@provenance/domain';
import { DecisionLogStore, type Appended, type KeptCheckpoint } from './decision-log-store.ts';
import { filledHashes } from './filled-hashes.ts';

/** The decision log of tests. */
export class InMemoryDecisionLogStore extends DecisionLogStore {
  readonly #entries: Buffer[] = [];
  readonly #indexes = new Map<string, number>();
  readonly #tiles = new Map<string, Buffer>();
  #checkpoint: KeptCheckpoint | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /** One after the other, as a server runs scripts. */
  async append(decisionId: string, entry: Buffer): Promise<Appended> {
    const appended = this.#last.then(() => this.#append(decisionId, entry));
    this.#last = appended;
    return appended;
  }

  async #append(decisionId: string, entry: Buffer): Promise<Appended> {
    const known = this.#indexes.get(decisionId);
    if (known !== undefined && this.#entries[known]!.equals(entry)) return { index: known, appended: false };
    const index = this.#entries.length;
    const hashes = await filledHashes(index, leafHash(entry), async (tile) => this.#tiles.get(tileName(tile)));
    hashes.forEach((hash, level) => {
      const name = tileName({ level, index: Math.floor(index / TILE_WIDTH ** (level + 1)) });
      this.#tiles.set(name, Buffer.concat([this.#tiles.get(name) ?? Buffer.alloc(0), hash]));
    });
    this.#entries.push(entry);
    this.#indexes.set(decisionId, index);
    return { index, appended: true };
  }

  async size(): Promise<number> {
    return this.#entries.length;
  }

  async tiles(ids: readonly TileId[]): Promise<Tiles> {
    const wanted = new Set(ids.map(tileName));
    return new Map([...this.#tiles].filter(([name]) => wanted.has(name)));
  }

  async entries(start: number, end: number): Promise<(Buffer | undefined)[]> {
    return this.#entries.slice(start, end);
  }

  async indexesOf(decisionIds: readonly string[]): Promise<(number | undefined)[]> {
    return decisionIds.map((id) => this.#indexes.get(id));
  }

  async checkpoint(): Promise<KeptCheckpoint | undefined> {
    return this.#checkpoint;
  }

  async keepCheckpoint(checkpoint: KeptCheckpoint, after: KeptCheckpoint | undefined): Promise<boolean> {
    if (this.#checkpoint?.note !== after?.note) return false;
    this.#checkpoint = checkpoint;
    return true;
  }
}
