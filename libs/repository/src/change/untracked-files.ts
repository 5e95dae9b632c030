import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { languageOf, UNKNOWN_LANGUAGE, type ChangedLine } from '@provenance/domain';
import type { Repository } from '../repository.ts';
import { NUL, split } from '../git/lines.ts';
import { pathName } from '../git/path-name.ts';
import type { ChangedFile } from './changed-files.ts';

/** Bytes in which a NUL tells a binary file, as git has it. */
export const BINARY_PROBE = 8_000;

/** Bytes of a file of the checkout that are read. */
const MAX_BYTES = 16 * 1024 * 1024;

/** Files of the checkout that git neither knows nor is told to ignore: all their lines are new. */
export async function* untrackedFiles(repository: Repository): AsyncGenerator<ChangedFile, void, void> {
  const listed = repository.git.stream(['ls-files', '--others', '--exclude-standard', '-z']);
  for await (const name of split(listed, NUL)) {
    const path = pathName(Buffer.from(name));
    const content = await readCheckedOut(repository, path.bytes ?? path.text, MAX_BYTES);
    if (content === undefined) continue;
    if (typeof content === 'number') yield { path, lines: [], leftOut: `larger than ${MAX_BYTES / 1024 / 1024} MB` };
    else if (content.subarray(0, BINARY_PROBE).includes(0) && languageOf(path.text) === UNKNOWN_LANGUAGE) yield { path, lines: [], leftOut: 'binary' };
    else yield { path, lines: addedLines(path.text, content.toString('utf8')) };
  }
}

/**
 * A file of the checkout: its bytes, or how many there are when more than `limit`; undefined when it is no file
 * (a link is not followed: it may lead out of the repository).
 */
export async function readCheckedOut({ root }: Repository, path: string | Buffer, limit: number): Promise<Buffer | number | undefined> {
  const name = Buffer.concat([Buffer.from(`${root}/`), Buffer.from(path)]);
  const file = await open(name, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch((error: NodeJS.ErrnoException) => {
    if (['ELOOP', 'ENOENT', 'EISDIR', 'ENOTDIR', 'ENXIO'].includes(error.code ?? '')) return undefined;
    throw error;
  });
  if (file === undefined) return undefined;
  try {
    const stat = await file.stat();
    if (!stat.isFile()) return undefined;
    return stat.size > limit ? stat.size : await file.readFile();
  } finally {
    await file.close();
  }
}

function addedLines(file_path: string, text: string): ChangedLine[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line, index) => ({ file_path, line_number: index + 1, change_type: 'added', content: line.replace(/\r$/, '') }));
}
