import {
  consistencyPath,
  hashOfRange,
  inclusionPath,
  openCheckpoint,
  parseCheckpoint,
  ProvenanceError,
  signCheckpoint,
  tilesOf,
  type InclusionProof,
  type KeyRing,
  type LeafRange,
  type SigningKey,
  type TreeHash,
  type TreeHead,
} from '@provenance/domain';
import type { Logger } from '@provenance/service';
import type { DecisionLogStore } from '@provenance/store';
import { originOf, type LogNames } from './log-names.ts';

/** A place of the log, read. */
export interface LogItem {
  leaf_index: number;
  /** base64. */
  leaf_hash: string;
  /** null once its retention has ended. */
  entry: string | null;
  /** Where the decision of the record was entered; another place than this one is a sign of tampering. null when not kept. */
  entered_at_index: number | null;
}

const whole = (size: number): LeafRange => ({ start: 0, end: size });

/** The decision log: its records, its signed head, and proofs over both. */
export class DecisionLog {
  readonly #store: DecisionLogStore;
  readonly #keys: KeyRing | undefined;
  readonly #names: LogNames;
  readonly #log: Pick<Logger, 'error' | 'warn'>;
  #publishing: Promise<void> | undefined;

  constructor(store: DecisionLogStore, keys: KeyRing | undefined, names: LogNames, log: Pick<Logger, 'error' | 'warn'>) {
    this.#store = store;
    this.#keys = keys;
    this.#names = names;
    this.#log = log;
  }

  /** Enters a record; the signed head follows soon, so that what was entered cannot be unmade without a trace. */
  async append(decisionId: string, entry: Buffer): Promise<void> {
    const { appended } = await this.#store.append(decisionId, entry);
    if (appended && this.#keys !== undefined) this.#publish();
  }

  /** One at a time: the next head covers every record that came meanwhile. */
  #publish(): void {
    this.#publishing ??= this.checkpoint()
      // The decision stands and is entered; that the head cannot be signed is an alarm, and no reason to undo it.
      .catch((error: unknown) => this.#log.error({ err: error }, 'the head of the decision log was not signed'))
      .then(() => void (this.#publishing = undefined));
  }

  /** Whether there is a key for its head. */
  get signs(): boolean {
    return this.#keys !== undefined;
  }

  size(): Promise<number> {
    return this.#store.size();
  }

  /**
   * The signed head of the log. A head is only ever signed over a log that continues the one signed before: whoever
   * rewrites records in the store gets no signature for it.
   * @throws ProvenanceError `not_signed` when there is no key, `log_inconsistent` when the log was rewritten, or its kept head is damaged
   */
  async checkpoint(): Promise<string> {
    if (this.#keys === undefined) throw new ProvenanceError('not_signed', 'Signing is off: the log has no signed checkpoint');
    // Every refusal means that another process kept its head, so this ends.
    for (;;) {
      const note = await this.#head(this.#keys.signer);
      if (note !== undefined) return note;
    }
  }

  /** Undefined when another head was kept meanwhile: one that was made after the same would fork the log, or its name. */
  async #head(signer: SigningKey): Promise<string | undefined> {
    // In this order: the log may grow between the two, but never shrink.
    const kept = await this.#store.checkpoint();
    const size = await this.#store.size();
    const before = kept && parseCheckpoint(kept.note);
    const root = await this.rootAfter(before, size);
    // The head of an empty log binds nobody.
    const keptOrigin = before?.size === 0 ? undefined : before?.origin;
    const origin = originOf(this.#names, keptOrigin);
    if (kept !== undefined && before?.size === size && isBy(signer, kept.note, origin)) return kept.note;
    if (keptOrigin !== undefined && keptOrigin !== origin) this.#log.warn({ from: keptOrigin, to: origin }, 'the decision log goes on under another name: to whoever kept a head it is another log');
    const note = signCheckpoint({ size, root }, origin, signer);
    return (await this.#store.keepCheckpoint({ size, note }, kept)) ? note : undefined;
  }

  /** The root of the log of a size, which continues an earlier one. @throws ProvenanceError `log_inconsistent` when it does not */
  async rootAfter(before: TreeHead | undefined, size: number): Promise<TreeHash> {
    if (before === undefined) return (await this.#hashes([whole(size)]))[0]!;
    if (before.size > size) throw inconsistent(`it has ${size} records, and was signed with ${before.size}`);
    const [then, root] = await this.#hashes([whole(before.size), whole(size)]);
    if (!then!.equals(before.root)) throw inconsistent(`its first ${before.size} records are not those that were signed`);
    return root!;
  }

  /** That a record stands in the log of a size. @throws ProvenanceError `not_found` */
  async inclusion(index: number, size: number): Promise<InclusionProof> {
    const path = inclusionPath(index, size);
    const [[root, leaf, ...hashes], [entry]] = await Promise.all([
      this.#hashes([whole(size), { start: index, end: index + 1 }, ...path]),
      this.#store.entries(index, index + 1),
    ]);
    return {
      leaf_index: index,
      tree_size: size,
      root_hash: root!.toString('base64'),
      leaf_hash: leaf!.toString('base64'),
      hashes: hashes.map((hash) => hash.toString('base64')),
      entry: entry?.toString('utf8') ?? null,
    };
  }

  async indexOf(decisionId: string): Promise<number | undefined> {
    return (await this.#store.indexesOf([decisionId]))[0];
  }

  /** The roots of two sizes, and the hashes that show one to be the start of the other; base64. */
  async consistency(from: number, to: number): Promise<{ from_root: string; to_root: string; hashes: string[] }> {
    const [old, now, ...hashes] = await this.#hashes([whole(from), whole(to), ...consistencyPath(from, to)]);
    return { from_root: old!.toString('base64'), to_root: now!.toString('base64'), hashes: hashes.map((hash) => hash.toString('base64')) };
  }

  /** The places from `start` up to, not with, `end`. */
  async items(start: number, end: number): Promise<LogItem[]> {
    const leaves = Array.from({ length: end - start }, (_, at) => ({ start: start + at, end: start + at + 1 }));
    const [hashes, entries] = await Promise.all([this.#hashes(leaves), this.#store.entries(start, end)]);
    const entered = await this.#enteredAt(entries);
    return hashes.map((hash, at) => ({
      leaf_index: start + at,
      leaf_hash: hash.toString('base64'),
      entry: entries[at]?.toString('utf8') ?? null,
      entered_at_index: entered[at] ?? null,
    }));
  }

  async #enteredAt(entries: readonly (Buffer | undefined)[]): Promise<(number | undefined)[]> {
    const ids = entries.map((entry) => /"decision_id":"(pd_[0-9a-f]{32})"/.exec(entry?.toString('utf8') ?? '')?.[1]);
    const known = ids.filter((id) => id !== undefined);
    const indexes = await this.#store.indexesOf(known);
    const byId = new Map(known.map((id, at) => [id, indexes[at]]));
    return ids.map((id) => (id === undefined ? undefined : byId.get(id)));
  }

  async #hashes(ranges: readonly LeafRange[]): Promise<TreeHash[]> {
    const tiles = await this.#store.tiles(tilesOf(ranges));
    try {
      return ranges.map((range) => hashOfRange(range, tiles));
    } catch (error) {
      throw inconsistent((error as Error).message, error);
    }
  }
}

/** By the key of now: after a rotation the same head is signed again. */
function isBy(signer: SigningKey, note: string, origin: string): boolean {
  try {
    return openCheckpoint(note, [signer]).origin === origin;
  } catch {
    return false;
  }
}

function inconsistent(why: string, cause?: unknown): ProvenanceError {
  return new ProvenanceError('log_inconsistent', `The decision log is not what it was: ${why}`, { cause });
}

