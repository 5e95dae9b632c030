import { nodeHash, splitOf, type LeafRange, type TreeHash } from './merkle.ts';

/** PATH of RFC 6962, section 2.1.1: the ranges whose hashes lead from a leaf to the root of a tree of `size` leaves. */
export function inclusionPath(index: number, size: number): LeafRange[] {
  const path: LeafRange[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    if (index < middle) {
      path.push({ start: middle, end });
      end = middle;
    } else {
      path.push({ start, end: middle });
      start = middle;
    }
  }
  return path.reverse();
}

/** PROOF of RFC 6962, section 2.1.2: the ranges that show a tree of `from` leaves to be the start of one of `to`. */
export function consistencyPath(from: number, to: number): LeafRange[] {
  if (from === 0 || from === to) return [];
  const path: LeafRange[] = [];
  let [start, end] = [0, to];
  while (from < end) {
    const middle = start + splitOf(end - start);
    if (from <= middle) {
      path.push({ start: middle, end });
      end = middle;
    } else {
      path.push({ start, end: middle });
      start = middle;
    }
  }
  // The old tree's own hash is what the asker has, unless the old tree was cut at its right edge.
  if (start > 0) path.push({ start, end });
  return path.reverse();
}

/** The root that an inclusion proof leads to (RFC 9162, section 2.1.3.2); undefined when it cannot be one. */
export function rootFromInclusion(leaf: TreeHash, index: number, size: number, proof: readonly TreeHash[]): TreeHash | undefined {
  if (index < 0 || index >= size) return undefined;
  let [fn, sn, hash] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (sn === 0) return undefined;
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(sibling, hash);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 ? hash : undefined;
}

/** A tree as a checkpoint states it. */
export interface TreeHead {
  size: number;
  root: TreeHash;
}

/** Whether one tree is the start of another (RFC 9162, section 2.1.4.2). */
export function isConsistent(old: TreeHead, now: TreeHead, proof: readonly TreeHash[]): boolean {
  if (old.size > now.size) return false;
  if (old.size === now.size) return proof.length === 0 && old.root.equals(now.root);
  if (old.size === 0) return proof.length === 0;
  const roots = rootsFromConsistency(old, now.size, proof);
  return roots !== undefined && roots.old.equals(old.root) && roots.now.equals(now.root);
}

function rootsFromConsistency(old: TreeHead, size: number, proof: readonly TreeHash[]): { old: TreeHash; now: TreeHash } | undefined {
  const whole = splitOf(old.size + 1) === old.size;
  const path = whole ? [old.root, ...proof] : [...proof];
  const first = path.shift();
  if (first === undefined) return undefined;
  let [fn, sn] = [old.size - 1, size - 1];
  while (fn % 2 === 1) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  let [before, after] = [first, first];
  for (const hash of path) {
    if (sn === 0) return undefined;
    if (fn % 2 === 1 || fn === sn) {
      [before, after] = [nodeHash(hash, before), nodeHash(hash, after)];
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else {
      after = nodeHash(after, hash);
    }
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 ? { old: before, now: after } : undefined;
}
