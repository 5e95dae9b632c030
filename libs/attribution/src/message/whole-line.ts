import type { AgentEntry } from '../catalogue/agent-entry.ts';
import type { AgentCatalogue } from '../catalogue/catalogue.ts';
import type { MarkReader } from './mark.ts';

/** Only the signs that stand for themselves may come before the line: an emoji, its variation selector, blanks. */
const DECORATION = /^[^\p{L}\p{N}\p{P}]*/u;

/** A line that an agent leaves under its messages. */
export const readWholeLine: MarkReader = ({ text }, { catalogue }) => {
  const agent = agentOfLine(text, catalogue);
  return agent === undefined ? undefined : { rule: 'message-line', contributor: agent.kind, agent_id: agent.id, raw: text };
};

/** The agent whose line this is: alone, or with a link right behind it. Within a sentence it is prose. */
export function agentOfLine(text: string, catalogue: AgentCatalogue): AgentEntry | undefined {
  const bare = text.replace(DECORATION, '').toLowerCase();
  const link = bare.indexOf('(http');
  return catalogue.byLine((link === -1 ? bare : bare.slice(0, link)).trimEnd());
}
