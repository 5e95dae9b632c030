import { createHash } from 'node:crypto';

/** A hash of the tree: 32 bytes. */
export type TreeHash = Buffer;

export const HASH_BYTES = 32;

/** RFC 6962, section 2.1: leaves and nodes are hashed apart, so that neither passes for the other. */
export function leafHash(leaf: Uint8Array): TreeHash {
  return createHash('sha256').update(Buffer.of(0)).update(leaf).digest();
}

export function nodeHash(left: Uint8Array, right: Uint8Array): TreeHash {
  return createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest();
}

export const EMPTY_ROOT: TreeHash = createHash('sha256').digest();

/** A whole subtree: the node at `index` of those that cover 2^level leaves each. */
export interface TreeNode {
  level: number;
  index: number;
}

/** Leaves `start` up to, not with, `end`. Where these functions make one, `start` is a multiple of its largest subtree. */
export interface LeafRange {
  start: number;
  end: number;
}

/** The whole subtrees that a range consists of, from the left: larger ones first. */
export function nodesOf({ start, end }: LeafRange): TreeNode[] {
  const nodes: TreeNode[] = [];
  for (let at = start; at < end; ) {
    const level = levelOf(end - at);
    nodes.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return nodes;
}

/** The hash of a range from those of nodesOf, in their order. */
export function rangeHash(hashes: readonly TreeHash[]): TreeHash {
  return hashes.reduceRight<TreeHash | undefined>((right, left) => (right === undefined ? left : nodeHash(left, right)), undefined) ?? EMPTY_ROOT;
}

/** The root over leaf hashes. */
export function rootOf(leaves: readonly TreeHash[]): TreeHash {
  return rangeHash(nodesOf({ start: 0, end: leaves.length }).map(({ level, index }) => fold(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level))));
}

/** The root of a whole subtree: a power of two of hashes, side by side. */
export function fold(hashes: readonly TreeHash[]): TreeHash {
  let row = hashes;
  while (row.length > 1) {
    const next: TreeHash[] = [];
    for (let at = 0; at < row.length; at += 2) next.push(nodeHash(row[at]!, row[at + 1]!));
    row = next;
  }
  return row[0]!;
}

/** The largest power of two below a size of 2 or more: where a tree of that size is split. */
export function splitOf(size: number): number {
  return 2 ** levelOf(size - 1);
}

/** The level of the largest subtree that fits. Counted: Math.log2 rounds up just below large powers. */
function levelOf(size: number): number {
  let level = 0;
  while (2 ** (level + 1) <= size) level += 1;
  return level;
}
