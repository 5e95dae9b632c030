import { isObject } from '../attestation/parse-bundle.ts';
import { HASH_BYTES, leafHash, type TreeHash } from './merkle.ts';
import { rootFromInclusion, type TreeHead } from './proof.ts';

/** Longest path in a tree that can be counted. */
const MAX_PATH = 64;

/** That a record stands in the log, as the service answers it: hashes are base64. */
export interface InclusionProof {
  leaf_index: number;
  tree_size: number;
  root_hash: string;
  leaf_hash: string;
  hashes: string[];
  /** The record's own bytes as text; null once its retention has ended. */
  entry: string | null;
}

/** @throws Error that names what is wrong with the file */
export function parseInclusionProof(text: string): InclusionProof {
  const value: unknown = JSON.parse(text);
  if (!isObject(value)) throw new Error('it is not a JSON object');
  const { leaf_index, tree_size, hashes, entry } = value as unknown as InclusionProof;
  if (!Number.isSafeInteger(leaf_index) || !Number.isSafeInteger(tree_size)) throw new Error('leaf_index and tree_size are not whole numbers');
  if (!Array.isArray(hashes) || hashes.length > MAX_PATH || hashes.some((hash) => hashOf(hash) === undefined)) throw new Error('hashes is not a list of hashes');
  if (typeof entry !== 'string') throw new Error('it does not hold the record');
  return value as unknown as InclusionProof;
}

/** Whether the record of a proof stands in the tree of a checkpoint: what is wrong, or nothing. */
export function inclusionFault({ entry, leaf_index, tree_size, hashes }: InclusionProof, checkpoint: TreeHead): string | undefined {
  if (tree_size !== checkpoint.size) return `the proof is for a log of ${tree_size} records, the checkpoint for one of ${checkpoint.size}`;
  const path = hashes.map((hash) => hashOf(hash)!);
  const root = rootFromInclusion(leafHash(Buffer.from(entry ?? '', 'utf8')), leaf_index, tree_size, path);
  return root?.equals(checkpoint.root) ? undefined : 'the proof does not lead from the record to the root of the checkpoint';
}

function hashOf(text: unknown): TreeHash | undefined {
  if (typeof text !== 'string') return undefined;
  const hash = Buffer.from(text, 'base64');
  return hash.byteLength === HASH_BYTES && hash.toString('base64') === text ? hash : undefined;
}
