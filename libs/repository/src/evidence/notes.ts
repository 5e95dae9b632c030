import { NOTES_REFS, type NotesRef } from '@provenance/domain';
import type { Change } from '../change/change.ts';
import type { Shortcoming } from '../change/shortcoming.ts';
import { readBlobs } from '../git/objects.ts';
import type { Repository } from '../repository.ts';

export interface CommitNote {
  ref: NotesRef;
  commit: string;
  content: string;
}

/** Bytes of a note that are read. Real ones have some kilobytes; whole transcripts are not wanted. */
const MAX_NOTE_BYTES = 1024 * 1024;

export interface Notes {
  notes: CommitNote[];
  shortcomings: Shortcoming[];
}

/** The notes of the change's commits, and what is missing: a normal clone does not fetch notes. */
export async function readNotes(repository: Repository, { commits }: Pick<Change, 'commits'>): Promise<Notes> {
  if (commits.length === 0) return { notes: [], shortcomings: [] };
  const { git } = repository;
  const here = new Set((await git.text('for-each-ref', '--format=%(refname)', 'refs/notes/')).split('\n'));
  const known = new Set(commits.map(({ sha }) => sha));
  const found: Notes = { notes: [], shortcomings: [] };
  for (const ref of NOTES_REFS.filter((name) => here.has(name))) {
    const read = await notesOf(repository, ref, known);
    found.notes.push(...read.notes);
    found.shortcomings.push(...read.shortcomings);
  }
  if (!here.has(NOTES_REFS[0]) && (await git.maybe('config', '--get', 'remote.origin.url')) !== undefined) {
    found.shortcomings.push({
      code: 'notes_not_fetched',
      message: `${NOTES_REFS[0]} is not in this clone, so notes of git-ai were not read, if there are any`,
      hint: `git fetch origin ${NOTES_REFS[0]}:${NOTES_REFS[0]}`,
    });
  }
  return found;
}

async function notesOf({ git }: Repository, ref: NotesRef, known: ReadonlySet<string>): Promise<Notes> {
  const listed = (await git.text('notes', `--ref=${ref}`, 'list')).split('\n').map((line) => line.split(' '));
  const wanted = listed.flatMap(([blob = '', commit = '']) => (known.has(commit) ? [{ blob, commit }] : []));
  const found: Notes = { notes: [], shortcomings: [] };
  let index = 0;
  for await (const blob of readBlobs(git, wanted.map((note) => note.blob), MAX_NOTE_BYTES)) {
    const { commit } = wanted[index++]!;
    if ('content' in blob) found.notes.push({ ref, commit, content: blob.content.toString('utf8') });
    else found.shortcomings.push({ code: 'evidence_left_out', message: `the note of ${commit.slice(0, 12)} in ${ref} has ${blob.size} bytes and was not read` });
  }
  return found;
}
