import { fold, HASH_BYTES, nodesOf, rangeHash, type LeafRange, type TreeHash, type TreeNode } from './merkle.ts';

/** Levels of the tree in one tile, and its width (C2SP tlog-tiles). */
export const TILE_HEIGHT = 8;
export const TILE_WIDTH = 2 ** TILE_HEIGHT;

/** A tile: up to 256 hashes side by side. Those of level 0 are of leaves, those of level L of tiles of level L - 1. */
export interface TileId {
  level: number;
  index: number;
}

/** The hashes of tiles, each as the bytes of its hashes one after the other. */
export type Tiles = ReadonlyMap<string, Buffer>;

export function tileName({ level, index }: TileId): string {
  return `${level}/${index}`;
}

/** The tiles from which the hashes of ranges are made: a few for each range, whatever the size of the tree. */
export function tilesOf(ranges: readonly LeafRange[]): TileId[] {
  const tiles = ranges.flatMap(nodesOf).map((node) => slice(node).tile);
  return [...new Map(tiles.map((tile) => [tileName(tile), tile])).values()];
}

/** @throws Error when a tile is missing or short: the log has lost hashes */
export function hashOfRange(range: LeafRange, tiles: Tiles): TreeHash {
  return rangeHash(nodesOf(range).map((node) => nodeOf(node, tiles)));
}

function nodeOf(node: TreeNode, tiles: Tiles): TreeHash {
  const { tile, from, width } = slice(node);
  const bytes = tiles.get(tileName(tile));
  if (bytes === undefined || bytes.byteLength < (from + width) * HASH_BYTES) throw new Error(`Tile ${tileName(tile)} of the log is not whole`);
  return fold(splitHashes(bytes.subarray(from * HASH_BYTES, (from + width) * HASH_BYTES)));
}

/** Where a node's hash, or those that it is folded of, stand. */
function slice({ level, index }: TreeNode): { tile: TileId; from: number; width: number } {
  const tileLevel = Math.floor(level / TILE_HEIGHT);
  const width = 2 ** (level % TILE_HEIGHT);
  const first = index * width;
  return { tile: { level: tileLevel, index: Math.floor(first / TILE_WIDTH) }, from: first % TILE_WIDTH, width };
}

/** The hashes of a tile. */
export function splitHashes(bytes: Buffer): TreeHash[] {
  return Array.from({ length: Math.floor(bytes.byteLength / HASH_BYTES) }, (_, at) => bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES));
}

/** The tiles that the leaf at `index` makes full, from level 0 upwards: each becomes a hash in the tile above it. */
export function tilesFilledBy(index: number): TileId[] {
  const filled: TileId[] = [];
  for (let level = 0, count = index + 1; count % TILE_WIDTH === 0; level += 1) {
    count /= TILE_WIDTH;
    filled.push({ level, index: count - 1 });
  }
  return filled;
}
