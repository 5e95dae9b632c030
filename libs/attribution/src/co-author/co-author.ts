import type { AgentEntry } from '../catalogue/agent-entry.ts';
import { parseIdentity, type Identity } from '../identity/identity.ts';
import { CO_AUTHOR_KEYS } from '../message/author-keys.ts';
import type { Mark, MarkReader } from '../message/mark.ts';

/** The co-author of a commit, when it is an agent. A person as co-author says nothing: agents name who asked them. */
export const readCoAuthor: MarkReader = ({ trailer, text }, { catalogue }): Mark | undefined => {
  const signed = trailer?.key === 'signed-off-by';
  if (trailer === undefined || !(signed || CO_AUTHOR_KEYS.has(trailer.key))) return undefined;
  const identity = parseIdentity(trailer.value);
  const match = catalogue.byIdentity(identity);
  // Automation as co-author only carried the commit.
  if (match === undefined || match.agent.kind === 'automation') return undefined;
  return {
    rule: match.weak ? 'co-author-weak' : signed ? 'signed-off-by' : 'co-author',
    contributor: match.agent.kind,
    agent_id: match.agent.id,
    agent_version: versionIn(identity, match.agent),
    raw: text,
  };
};

/** `Claude Opus 4.6 (1M context)` has `Opus 4.6`, `aider (gpt-4o)` has `gpt-4o`; a name without a number has none. */
export function versionIn({ name }: Identity, agent: AgentEntry): string | undefined {
  const open = name.indexOf('(');
  const inParens = open === -1 ? '' : name.slice(open + 1, name.lastIndexOf(')')).trim();
  const bare = (open === -1 ? name : name.slice(0, open)).trim();
  const first = bare.split(/\s/, 1)[0] ?? '';
  const isOwnName = [agent.id, ...(agent.names ?? [])].includes(first.toLowerCase());
  const rest = isOwnName ? bare.slice(first.length).trim() : bare;
  return [rest, inParens].find((text) => /\d/.test(text) && !/\bcontext\b/.test(text));
}
