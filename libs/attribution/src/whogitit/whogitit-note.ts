import type { MarkContext } from '../message/mark.ts';
import { isObject, numberIn, objectIn, objectsIn, textIn, member, type JsonObject } from '../json/json-shape.ts';
import type { NoteAuthor, NoteRanges } from '../note/note-author.ts';
import type { RuleId } from '../rules/evidence-rules.ts';
import { modelName } from '../rules/model-name.ts';
import { detached } from '../rules/raw-text.ts';
import { sessionReference } from '../rules/session-reference.ts';

/** The tool hooks into this agent and no other. */
const AGENT = 'claude-code';

const SOURCES: ReadonlyMap<string, { rule: RuleId; contributor: 'ai' | 'mixed' | 'human' | 'unknown' }> = new Map([
  ['AI', { rule: 'whogitit-ai', contributor: 'ai' }],
  ['AIModified', { rule: 'whogitit-ai-modified', contributor: 'mixed' }],
  ['Human', { rule: 'whogitit-human', contributor: 'human' }],
  ['Unknown', { rule: 'whogitit-unknown', contributor: 'unknown' }],
]);

/**
 * Reads a note of refs/notes/whogitit, versions 1 to 3. A line that was there before (`Original`) is not of this
 * commit and says nothing. The prompts and the contents of the lines are left behind.
 */
export function whogititRanges(note: JsonObject, { keepSessionUrls }: MarkContext): NoteRanges | undefined {
  const files = objectsIn(note, 'files');
  const session = objectIn(note, 'session');
  const version = numberIn(note, 'version') ?? numberIn(note, 'schema_version');
  if (files === undefined || session === undefined || version === undefined || version < 1 || version > 3) return undefined;
  const model = objectIn(session, 'model');
  const agent = {
    agent_id: AGENT,
    agent_version: modelName(model === undefined ? undefined : textIn(model, 'id')),
    session_id: sessionReference(textIn(session, 'session_id') ?? '', keepSessionUrls),
  };
  return files.flatMap((file) => fileRanges(file, agent));
}

function fileRanges(file: JsonObject, agent: Partial<NoteAuthor>): NoteRanges {
  const path = detached(textIn(file, 'path') ?? '');
  return (objectsIn(file, 'lines') ?? []).flatMap((line) => {
    const number = numberIn(line, 'line_number');
    const author = lineAuthor(line, agent);
    return path === '' || number === undefined || author === undefined ? [] : [{ path, from: number, to: number, value: author }];
  });
}

function lineAuthor(line: JsonObject, agent: Partial<NoteAuthor>): NoteAuthor | undefined {
  const source = sourceOf(line);
  const found = SOURCES.get(source);
  if (found === undefined) return undefined;
  const byAgent = found.contributor === 'ai' || found.contributor === 'mixed';
  return { ...found, ...(byAgent ? agent : {}), certainty: certaintyOf(line), raw: `line ${numberIn(line, 'line_number')}: ${source}` };
}

/** A tagged object since version 3, a bare word before. */
function sourceOf(line: JsonObject): string {
  const source = member(line, 'source');
  return (isObject(source) ? textIn(source, 'type') : typeof source === 'string' ? source : undefined) ?? '';
}

function certaintyOf(line: JsonObject): number {
  const own = numberIn(line, 'confidence') ?? 1;
  return own >= 0 && own <= 1 ? own : 0;
}
