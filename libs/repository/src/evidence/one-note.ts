import type { NotesRef } from '@provenance/domain';
import { readBlobs } from '../git/objects.ts';
import type { Repository } from '../repository.ts';

/** The note of one commit under a ref; undefined when it has none. */
export async function noteOf({ git }: Repository, ref: NotesRef, commit: string): Promise<string | undefined> {
  const blob = await git.maybe('notes', `--ref=${ref}`, 'list', commit);
  if (blob === undefined || blob === '') return undefined;
  return (await git.bytes('cat-file', 'blob', blob)).toString('utf8');
}

/** Puts a note on a commit, in place of the one that it has. The bytes are kept as they are. @throws GitError */
export async function writeNote({ git }: Repository, ref: NotesRef, commit: string, content: string): Promise<void> {
  const blob = await git.textOf(Buffer.from(content, 'utf8'), 'hash-object', '-w', '--stdin');
  await git.text('notes', `--ref=${ref}`, 'add', '--force', '-C', blob, commit);
}

/** Bytes of a file that anybody takes line numbers of. */
const MAX_BYTES = 64 * 1024 * 1024;

/** A file as it is in a commit; undefined when it is not there, or is too large. */
export async function fileOf(repository: Repository, commit: string, path: string): Promise<Buffer | undefined> {
  const entry = await repository.git.text('ls-tree', '-z', '--full-tree', commit, '--', path);
  const id = /^100\d+ blob ([0-9a-f]+)\t/.exec(entry)?.[1];
  if (id === undefined) return undefined;
  const [blob] = await Array.fromAsync(readBlobs(repository.git, [id], MAX_BYTES));
  return blob !== undefined && 'content' in blob ? blob.content : undefined;
}
