import type { MarkContext } from '../message/mark.ts';
import { agentOfTool, type NoteAuthor, type NoteRanges } from '../note/note-author.ts';
import { modelName } from '../rules/model-name.ts';
import { sessionReference } from '../rules/session-reference.ts';
import { parseAuthorshipLog, type LogEntry } from './authorship-log.ts';
import { parseLogMetadata, type AgentRecord, type LogMetadata } from './log-metadata.ts';

/** A read log, whose older keys other notes may explain. */
export interface GitAiNote {
  entries: readonly LogEntry[];
  metadata: LogMetadata;
}

/** Reads a note of refs/notes/ai. Undefined when it is none of version 3. */
export function parseGitAiNote(text: string): GitAiNote | undefined {
  const log = parseAuthorshipLog(text);
  const metadata = log === undefined ? undefined : parseLogMetadata(log.metadata);
  return log === undefined || metadata === undefined ? undefined : { entries: log.entries, metadata };
}

/**
 * Who wrote which lines. A key that nothing explains makes its lines unknown, never AI: real notes hold `ai_agent`,
 * `human` and keys whose record was lost.
 * @param prompts the prompts of all notes: an older key may be explained by another commit's note
 */
export function gitAiRanges({ entries, metadata }: GitAiNote, prompts: ReadonlyMap<string, AgentRecord>, context: MarkContext): NoteRanges {
  const authors = new Map<string, NoteAuthor>();
  return entries.flatMap(({ path, key, ranges, text }) => {
    const named = key.split('::', 1)[0] ?? '';
    const author = authors.get(named) ?? authorOf(named, metadata, prompts, context);
    authors.set(named, author);
    const value = { ...author, raw: text };
    return ranges.map(([from, to]) => ({ path, from, to, value }));
  });
}

function authorOf(key: string, metadata: LogMetadata, prompts: ReadonlyMap<string, AgentRecord>, context: MarkContext): NoteAuthor {
  if (key.startsWith('s_')) return agentAuthor('git-ai-session', metadata.sessions.get(key), context);
  if (key.startsWith('h_')) return metadata.humans.has(key) ? { rule: 'git-ai-human', contributor: 'human' } : UNRESOLVED;
  return agentAuthor('git-ai-prompt', metadata.prompts.get(key) ?? prompts.get(key), context);
}

const UNRESOLVED: NoteAuthor = { rule: 'git-ai-unresolved', contributor: 'unknown' };

function agentAuthor(rule: 'git-ai-session' | 'git-ai-prompt', record: AgentRecord | undefined, { catalogue, keepSessionUrls }: MarkContext): NoteAuthor {
  if (record === undefined) return UNRESOLVED;
  const agent = agentOfTool(record.tool, catalogue);
  return {
    rule,
    contributor: agent === undefined ? 'ai' : catalogue.kindOf(agent),
    agent_id: agent,
    agent_version: modelName(record.model),
    session_id: sessionReference(record.id ?? '', keepSessionUrls),
  };
}
