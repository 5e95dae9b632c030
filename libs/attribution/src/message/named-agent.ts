import type { AgentEntry } from '../catalogue/agent-entry.ts';
import type { AgentCatalogue } from '../catalogue/catalogue.ts';
import { isAgentId } from '../catalogue/agent-id.ts';
import { ID_KEYS, NAME_KEYS } from './author-keys.ts';
import type { MarkReader } from './mark.ts';

/** `Agent-ID: x` names x. */
export const readAgentId: MarkReader = ({ trailer, text }, { catalogue }) => {
  const id = trailer !== undefined && ID_KEYS.has(trailer.key) ? trailer.value.split(/\s/, 1)[0] : undefined;
  if (id === undefined || !isAgentId(id)) return undefined;
  return { rule: 'agent-id-trailer', contributor: catalogue.kindOf(id), agent_id: id, raw: text };
};

/**
 * `Assisted-by: AGENT:MODEL` and its like. The same keys give credit to people and to generators, so a name counts only
 * if it is an agent's, alone or with a model behind it.
 */
export const readNamedAgent: MarkReader = ({ trailer, text }, { catalogue }) => {
  if (trailer === undefined || !NAME_KEYS.has(trailer.key) || trailer.value.includes('@')) return undefined;
  const found = agentIn(trailer.value, catalogue) ?? (trailer.key === 'assisted-by' ? newAgent(trailer.value) : undefined);
  return found === undefined
    ? undefined
    : { rule: 'assisted-by', contributor: found.agent.kind, agent_id: found.agent.id, agent_version: found.model, raw: text };
};

interface NamedAgent {
  agent: Pick<AgentEntry, 'id' | 'kind'>;
  model: string | undefined;
}

/** `AGENT:MODEL` as the kernel asks for it, of an agent that the catalogue does not know. No address, no issue number. */
function newAgent(value: string): NamedAgent | undefined {
  const [, id, model] = /^([A-Za-z][\w.-]{1,40}):([A-Za-z][\w./-]{1,100})(?=\s|$)/.exec(value) ?? [];
  const named = id !== undefined && model !== undefined && /\d/.test(model) && isAgentId(id);
  return named ? { agent: { id: id.toLowerCase(), kind: 'ai' }, model } : undefined;
}

function agentIn(value: string, catalogue: AgentCatalogue): NamedAgent | undefined {
  const end = value.search(/[:([]/);
  const name = (end === -1 ? value : value.slice(0, end)).split(' on behalf of ', 1)[0]?.trim() ?? '';
  const whole = catalogue.byName(name);
  if (whole !== undefined) return { agent: whole, model: value[end] === ':' ? value.slice(end + 1).trim().split(/\s/, 1)[0] : undefined };
  return withModel(name, catalogue);
}

/** `ChatGPT 5`, `Claude Opus 4.6`, `claude-opus-4-8-high`: a model has a number, the surname of a person has none. */
function withModel(name: string, catalogue: AgentCatalogue): NamedAgent | undefined {
  const words = name.split(/[\s-]+/);
  if (words.length > 8 || !words.slice(1).some((word) => /^v?\d[\d.]*$/.test(word))) return undefined;
  for (let count = Math.min(3, words.length - 1); count > 0; count -= 1) {
    const agent = catalogue.byName(words.slice(0, count).join(' '));
    if (agent !== undefined) return { agent, model: name.slice(0, 100) };
  }
  return undefined;
}
