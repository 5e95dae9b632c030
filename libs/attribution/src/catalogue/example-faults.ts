import { parseIdentity } from '../identity/identity.ts';
import type { MarkContext } from '../message/mark.ts';
import { readMessage } from '../message/read-message.ts';
import type { AgentEntry } from './agent-entry.ts';
import type { AgentCatalogue } from './catalogue.ts';

/** Every example of an entry that the catalogue does not read as it should. */
export function exampleFaults(catalogue: AgentCatalogue, { id, examples }: AgentEntry): string[] {
  return [
    ...examples.is.filter((text) => agentIn(text, catalogue) !== id).map((text) => `"${text}" is read as ${agentIn(text, catalogue) ?? 'nobody'}, not as ${id}`),
    ...examples.isNot.filter((text) => agentIn(text, catalogue) === id).map((text) => `"${text}" is read as ${id}`),
  ];
}

/** The agent that an example is read as: `author: ...`, `line: ...`, `branch: ...`. */
function agentIn(example: string, catalogue: AgentCatalogue): string | undefined {
  const colon = example.indexOf(': ');
  const text = example.slice(colon + 2);
  switch (example.slice(0, colon)) {
    case 'author':
      return (catalogue.bySuffix(parseIdentity(text)) ?? catalogue.byIdentity(parseIdentity(text))?.agent)?.id;
    case 'branch':
      return catalogue.byBranch(text)?.id;
    case 'line': {
      const context: MarkContext = { catalogue, keepSessionUrls: false };
      return readMessage(`Subject\n\n${text}`, context).find(({ agent_id }) => agent_id !== undefined)?.agent_id;
    }
    default:
      return `an example of no kind (author:, line: or branch:)`;
  }
}
