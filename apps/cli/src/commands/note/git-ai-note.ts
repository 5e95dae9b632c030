import { createHash } from 'node:crypto';
import { UsageError } from '../../io/exit-code.ts';
import type { FileRanges } from './line-ranges.ts';

/** Who wrote the lines. */
export interface NoteSession {
  /** Name of the tool, as git-ai has it: claude, codex, cursor, ... */
  tool: string;
  model: string;
  /** The tool's own id of the conversation. */
  id: string;
  /** `Name <address>` of the person who had it written. */
  humanAuthor?: string;
  /** 14 hex digits, different each time: which of the session's edits this was. */
  trace: string;
}

interface Metadata {
  schema_version: string;
  base_commit_sha: string;
  prompts: Record<string, unknown>;
  sessions?: Record<string, unknown>;
  [other: string]: unknown;
}

const SCHEMA = 'authorship/3.0.0';

/**
 * A note of git-ai (authorship/3.0.0) that says these lines are of this session. Of a note that the commit has
 * already everything stays; of lines that both name the new entry counts, since it comes last.
 * @throws UsageError when the standing note is not of that kind, or a path cannot be written in one
 */
export function gitAiNote(commit: string, files: readonly FileRanges[], session: NoteSession, standing: string | undefined): string {
  const { entries, metadata } = standing === undefined ? { entries: '', metadata: emptyMetadata(commit) } : readNote(standing);
  const key = `s_${createHash('sha256').update(`${session.tool}:${session.id}`).digest('hex').slice(0, 14)}`;
  const { tool, id, model, humanAuthor } = session;
  const sessions = { ...metadata.sessions, [key]: { agent_id: { tool, id, model }, ...(humanAuthor !== undefined && { human_author: humanAuthor }) } };
  const added = files.map(({ path, ranges }) => `${notePath(path)}\n  ${key}::t_${session.trace} ${ranges.map(rangeText).join(',')}\n`).join('');
  return `${entries}${added}---\n${JSON.stringify({ ...metadata, sessions }, null, 2)}\n`;
}

function emptyMetadata(commit: string): Metadata {
  return { schema_version: SCHEMA, base_commit_sha: commit, prompts: {} };
}

function readNote(note: string): { entries: string; metadata: Metadata } {
  const divider = /^---$/m.exec(note);
  try {
    const metadata = JSON.parse(note.slice((divider?.index ?? note.length) + 3)) as Metadata;
    if (divider !== null && metadata.schema_version === SCHEMA) return { entries: note.slice(0, divider.index), metadata };
  } catch {
    // Said below: it is no note of that kind.
  }
  throw new UsageError(`the note that the commit has is not of ${SCHEMA}; look at it with: provenance note show`);
}

/** The format quotes names with blanks and has no way to write a quote within quotes, or a newline. */
function notePath(path: string): string {
  const quoted = /[ \t]/.test(path);
  if (/[\n\r]/.test(path) || path.startsWith('"') || (quoted && path.includes('"'))) throw new UsageError(`a note cannot name the file ${JSON.stringify(path)}`);
  return quoted ? `"${path}"` : path;
}

function rangeText({ from, to }: FileRanges['ranges'][number]): string {
  return from === to ? String(from) : `${from}-${to}`;
}
