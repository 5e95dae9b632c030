import { numberIn, objectsIn, textIn, type JsonObject } from '../json/json-shape.ts';
import type { MarkContext } from '../message/mark.ts';
import { agentOfTool, type NoteRanges } from '../note/note-author.ts';
import { modelName } from '../rules/model-name.ts';
import { detached } from '../rules/raw-text.ts';

/** Reads a note of refs/notes/agentblame, versions 1 (snake case) and 2 (camel case). It lists what AI wrote, nothing else. */
export function agentBlameRanges(note: JsonObject, { catalogue }: MarkContext): NoteRanges | undefined {
  const attributions = objectsIn(note, 'attributions');
  const version = numberIn(note, 'version');
  if (attributions === undefined || version === undefined || version < 1 || version > 2) return undefined;
  return attributions.flatMap((one) => {
    const path = textIn(one, 'path');
    const from = numberIn(one, 'startLine') ?? numberIn(one, 'start_line');
    const to = numberIn(one, 'endLine') ?? numberIn(one, 'end_line');
    if (path === undefined || from === undefined || to === undefined || textIn(one, 'category') !== 'ai_generated') return [];
    const match = textIn(one, 'matchType') ?? textIn(one, 'match_type') ?? '';
    const value = {
      rule: 'agent-blame',
      contributor: 'ai',
      agent_id: agentOfTool(textIn(one, 'provider'), catalogue),
      agent_version: modelName(textIn(one, 'model')),
      certainty: certaintyOf(one),
      raw: `${textIn(one, 'provider') ?? ''} ${from}-${to} ${match}`,
    } as const;
    return [{ path: detached(path), from, to, value }];
  });
}

function certaintyOf(attribution: JsonObject): number {
  const own = numberIn(attribution, 'confidence') ?? 1;
  return own >= 0 && own <= 1 ? own : 0;
}
