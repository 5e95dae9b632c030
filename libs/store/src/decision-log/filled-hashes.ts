import { fold, splitHashes, TILE_WIDTH, tileName, tilesFilledBy, type TileId, type TreeHash } from '@provenance/domain';

/**
 * The hashes that the leaf at an index adds to the log, by level of tile: its own, and one for every tile that it
 * makes full.
 * @throws Error when a tile is short: the log has lost hashes
 */
export async function filledHashes(index: number, leaf: TreeHash, read: (tile: TileId) => Promise<Buffer | undefined>): Promise<TreeHash[]> {
  const hashes = [leaf];
  for (const tile of tilesFilledBy(index)) {
    const whole = splitHashes(Buffer.concat([(await read(tile)) ?? Buffer.alloc(0), hashes.at(-1)!]));
    if (whole.length !== TILE_WIDTH) throw new Error(`Tile ${tileName(tile)} of the log has ${whole.length} of ${TILE_WIDTH} hashes`);
    hashes.push(fold(whole));
  }
  return hashes;
}
