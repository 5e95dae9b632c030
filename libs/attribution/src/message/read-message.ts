import { readCoAuthor } from '../co-author/co-author.ts';
import { readEntire } from '../entire/entire-trailers.ts';
import type { Found } from '../rules/speak.ts';
import { readAgentTrailer } from './agent-trailer.ts';
import type { Mark, MarkContext, MarkReader } from './mark.ts';
import { messageLines } from './message-lines.ts';
import { readAgentId, readNamedAgent } from './named-agent.ts';
import { readWholeLine } from './whole-line.ts';

const READERS: readonly MarkReader[] = [readCoAuthor, readAgentTrailer, readAgentId, readNamedAgent, readWholeLine, readEntire];

/** What a message says of the author of its commit, each thing once, in the order of the message. */
export function readMessage(message: string, context: MarkContext): (Mark & Pick<Found, 'place'>)[] {
  const marks = new Map<string, Mark & Pick<Found, 'place'>>();
  for (const line of messageLines(message)) {
    for (const read of READERS) {
      const mark = read(line, context);
      if (mark === undefined) continue;
      const key = JSON.stringify([mark.rule, mark.agent_id?.toLowerCase(), mark.agent_version, mark.session_id]);
      // The same in the last block counts more than in the body.
      if (!marks.has(key) || line.inFinalBlock) marks.set(key, line.inFinalBlock ? mark : { ...mark, place: 'body' });
    }
  }
  return [...marks.values()];
}
