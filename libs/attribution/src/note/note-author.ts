import type { AgentCatalogue } from '../catalogue/catalogue.ts';
import { isAgentId } from '../catalogue/agent-id.ts';
import type { FileRange } from '../line-table/line-table.ts';
import { detached } from '../rules/raw-text.ts';
import type { Found } from '../rules/speak.ts';

/** What a note says of the author of a range, before it is known where the note was found. */
export type NoteAuthor = Omit<Found, 'source' | 'commit' | 'place'>;

/** What every format of notes comes to. Prompts, transcripts and contents are gone by now. */
export type NoteRanges = FileRange<NoteAuthor>[];

/** The id under which a tool of a record is counted: its agent's, else its own name. */
export function agentOfTool(tool: string | undefined, catalogue: AgentCatalogue): string | undefined {
  const name = tool?.trim() ?? '';
  if (!isAgentId(name)) return undefined;
  return catalogue.byName(name)?.id ?? detached(name.toLowerCase());
}
