import { leafHash, rootOf, type TreeHash } from './merkle.ts';
import type { TreeHead } from './proof.ts';

/** What the log says of a place. */
export interface AuditedItem {
  leaf_index: number;
  leaf_hash: TreeHash;
  /** The record's bytes as text; null where its retention has ended. */
  entry: string | null;
  decision_id: string | undefined;
  /** Where the decision was entered last; null where that is not kept. */
  entered_at_index: number | null;
}

/** Something of the log that is not as it was entered. `record` is its place, where one can be named. */
export interface AuditFault {
  kind: 'altered' | 'dropped' | 'reordered' | 'head' | 'decision';
  record?: number;
  decision_id?: string;
  detail: string;
}

/**
 * What is wrong with the records of a log.
 * @param items every place, in order
 * @param heads the signed heads that the log must continue, the newest too
 */
export function auditRecords(items: readonly AuditedItem[], heads: readonly TreeHead[]): AuditFault[] {
  const hashes = items.map(({ entry, leaf_hash }) => (entry === null ? leaf_hash : leafHash(Buffer.from(entry, 'utf8'))));
  return [...alteredFaults(items, hashes), ...placeFaults(items), ...heads.flatMap((head) => headFaults(head, hashes))];
}

function alteredFaults(items: readonly AuditedItem[], hashes: readonly TreeHash[]): AuditFault[] {
  return items
    .filter(({ leaf_hash }, at) => !leaf_hash.equals(hashes[at]!))
    .map((item) => fault('altered', item, 'its bytes are not those that the log has the hash of'));
}

/** Records that are missing from, or out of, the places where they were entered. */
function placeFaults(items: readonly AuditedItem[]): AuditFault[] {
  // Of a decision that was entered again, only the newest record has its place kept.
  const newest = new Map(items.map((item) => [item.decision_id ?? `place ${item.leaf_index}`, item]));
  const placed = [...newest.values()].filter(({ entered_at_index: at, decision_id: id }) => at !== null && id !== undefined);
  const known = new Set(placed.map(({ entered_at_index }) => entered_at_index!));
  const unknown = new Set(items.filter((item) => !placed.includes(item)).map(({ leaf_index }) => leaf_index));
  const end = Math.max(items.length, ...[...known].map((at) => at + 1));
  // Each place of a record whose own place is not known may be any; only what is left over is missing.
  const missing = Array.from({ length: end }, (_, at) => at).filter((at) => !known.has(at) && !unknown.has(at));
  const dropped = missing.slice(0, Math.max(0, end - items.length)).map((record) => ({ kind: 'dropped' as const, record, detail: `the record that was entered as number ${record} is not there` }));
  return [...dropped, ...reorderedFaults(placed)];
}

/** Those that stand before a record that was entered earlier. A record that is missing moves all behind it alike, and is named itself. */
function reorderedFaults(placed: readonly AuditedItem[]): AuditFault[] {
  const inOrder = [...placed].sort((a, b) => a.leaf_index - b.leaf_index);
  return inOrder
    .filter((item, at) => {
      const next = inOrder[at + 1];
      return next !== undefined && next.entered_at_index! < item.entered_at_index!;
    })
    .map((item) => fault('reordered', item, `it was entered as number ${item.entered_at_index}`));
}

function headFaults({ size, root }: TreeHead, hashes: readonly TreeHash[]): AuditFault[] {
  if (size > hashes.length) return [{ kind: 'head', detail: `a signed head has ${size} records, the log ${hashes.length}` }];
  if (rootOf(hashes.slice(0, size)).equals(root)) return [];
  return [{ kind: 'head', detail: `the first ${size} records are not those of the signed head` }];
}

function fault(kind: AuditFault['kind'], { leaf_index, decision_id }: AuditedItem, detail: string): AuditFault {
  return { kind, record: leaf_index, ...(decision_id === undefined ? {} : { decision_id }), detail };
}
