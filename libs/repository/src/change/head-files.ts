import type { HeadFile } from '@provenance/domain';
import { readBlobs } from '../git/objects.ts';
import type { Repository } from '../repository.ts';
import type { Change } from './change.ts';
import type { ChangedFile } from './changed-files.ts';
import type { Shortcoming } from './shortcoming.ts';
import { readCheckedOut } from './untracked-files.ts';

/** How much of the head is taken along. */
export interface FileCaps {
  /** Bytes of one file. */
  fileBytes: number;
  files: number;
  /** Bytes of all of them. */
  totalBytes: number;
}

export interface HeadFiles {
  files: HeadFile[];
  shortcomings: Shortcoming[];
}

/** The new contents of the changed files, as far as the caps allow; what is left out is named. */
export async function readHeadFiles(repository: Repository, change: Change, changed: readonly ChangedFile[], caps: FileCaps): Promise<HeadFiles> {
  const wanted = changed.filter((file) => file.lines.some((line) => line.change_type !== 'deleted'));
  const found: HeadFiles = { files: [], shortcomings: [] };
  let bytes = 0;
  let index = 0;
  for await (const content of contents(repository, change, wanted, caps.fileBytes)) {
    const path = wanted[index++]!.path.text;
    const reason = refusal(content, found.files.length, bytes, caps);
    if (reason !== undefined || typeof content === 'number') {
      found.shortcomings.push({ code: 'file_left_out', message: `${path} was not taken along: ${reason}; only its changed lines are looked at` });
      continue;
    }
    bytes += content.length;
    found.files.push({ path, content });
  }
  return found;
}

function refusal(content: Buffer | number, files: number, bytes: number, caps: FileCaps): string | undefined {
  if (typeof content === 'number') return `it has ${content} bytes, the limit is ${caps.fileBytes}`;
  if (files >= caps.files) return `${caps.files} files are the limit`;
  return bytes + content.length > caps.totalBytes ? `all files together may have ${caps.totalBytes} bytes` : undefined;
}

/** The bytes of each file, or how many there are when they are too many. */
async function* contents(repository: Repository, change: Change, wanted: readonly ChangedFile[], limit: number): AsyncGenerator<Buffer | number, void, void> {
  if (change.kind === 'working-tree') {
    for (const { path } of wanted) yield (await readCheckedOut(repository, path.bytes ?? path.text, limit)) ?? Buffer.alloc(0);
    return;
  }
  for await (const blob of readBlobs(repository.git, wanted.map(({ blob }) => blob!), limit)) {
    yield 'content' in blob ? blob.content : blob.size;
  }
}
