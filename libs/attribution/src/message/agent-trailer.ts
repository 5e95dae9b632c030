import type { AgentTrailer } from '../catalogue/agent-entry.ts';
import { sessionReference } from '../rules/session-reference.ts';
import type { Mark, MarkReader } from './mark.ts';

/** A trailer of the catalogue: only one agent writes it. */
export const readAgentTrailer: MarkReader = ({ trailer, text }, { catalogue, keepSessionUrls }): Mark | undefined => {
  if (trailer === undefined) return undefined;
  const rule = catalogue.trailersOf(trailer.key).find((one) => accepts(one.trailer, trailer.value));
  if (rule === undefined) return undefined;
  const session = rule.trailer.session === true ? sessionReference(trailer.value.split(/\s/, 1)[0] ?? '', keepSessionUrls) : undefined;
  return {
    rule: rule.trailer.platform === true ? 'platform-trailer' : rule.trailer.session === true ? 'session-trailer' : 'agent-trailer',
    contributor: rule.agent.kind,
    agent_id: rule.agent.id,
    session_id: session,
    raw: rule.trailer.session === true ? `${rule.trailer.key}: ${session ?? ''}` : text,
  };
};

function accepts({ startsWith, values }: AgentTrailer, value: string): boolean {
  const text = value.toLowerCase();
  return (
    (startsWith === undefined || startsWith.some((prefix) => text.startsWith(prefix.toLowerCase()))) &&
    (values === undefined || values.some((one) => one.toLowerCase() === text))
  );
}
