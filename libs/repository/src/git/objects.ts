import { GitError } from './git-error.ts';
import type { Git } from './git.ts';

/** An object's bytes, or how large it is when that is more than was asked for. */
export type Blob = { id: string; content: Buffer } | { id: string; size: number };

/**
 * Blobs by id, in the order asked for, each only when it is not larger than `limit` bytes. One git for the sizes
 * and one for the contents, however many there are.
 * @throws GitError when one of them is not there
 */
export async function* readBlobs(git: Git, ids: readonly string[], limit: number): AsyncGenerator<Blob, void, void> {
  if (ids.length === 0) return;
  const sizes = await blobSizes(git, ids);
  const sizeOf = (id: string): number => {
    const size = sizes.get(id);
    if (size === undefined) throw new GitError('objects_missing', `the object ${id} is not in this clone`);
    return size;
  };
  const contents = readContents(git, ids.filter((id) => sizeOf(id) <= limit));
  for (const id of ids) {
    const size = sizeOf(id);
    if (size > limit) yield { id, size };
    else yield (await contents.next()).value as Blob;
  }
}

async function blobSizes(git: Git, ids: readonly string[]): Promise<Map<string, number>> {
  const chunks: Buffer[] = [];
  for await (const chunk of git.stream(['cat-file', '--batch-check=%(objectname) %(objectsize)', '--buffer'], input(ids))) chunks.push(chunk);
  const sizes = new Map<string, number>();
  for (const line of Buffer.concat(chunks).toString('latin1').split('\n')) {
    const [id, size] = line.split(' ');
    if (id !== undefined && size !== undefined && /^\d+$/.test(size)) sizes.set(id, Number(size));
  }
  return sizes;
}

/** Frames of `cat-file --batch`: a line with id, type and size, the bytes, a newline. */
async function* readContents(git: Git, ids: readonly string[]): AsyncGenerator<Blob, void, void> {
  if (ids.length === 0) return;
  let held: Buffer = Buffer.alloc(0);
  const stream = git.stream(['cat-file', '--batch', '--buffer'], input(ids));
  for await (const chunk of stream) {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    for (let frame = firstFrame(held); frame !== undefined; frame = firstFrame(held)) {
      yield frame.blob;
      held = held.subarray(frame.length);
    }
  }
}

function firstFrame(held: Buffer): { blob: Blob; length: number } | undefined {
  const newline = held.indexOf(0x0a);
  if (newline < 0) return undefined;
  const [id = '', , size] = held.subarray(0, newline).toString('latin1').split(' ');
  const start = newline + 1;
  const end = start + Number(size ?? 0);
  if (held.length <= end) return undefined;
  // A copy: the frame must not keep the whole chunk alive.
  return { blob: { id, content: Buffer.from(held.subarray(start, end)) }, length: end + 1 };
}

function input(ids: readonly string[]): Buffer {
  return Buffer.from(ids.map((id) => `${id}\n`).join(''), 'latin1');
}
