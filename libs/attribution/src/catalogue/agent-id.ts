import { HUMAN_AGENT, UNKNOWN_AGENT } from '@provenance/domain';

/** Words that clients send for "no agent". */
const NOBODY = new Set([HUMAN_AGENT, UNKNOWN_AGENT, 'none', 'null', 'n/a', 'undefined']);

/** True for a text that can name an agent: not blank, and no word for nobody or for a person. */
export function isAgentId(id: string): boolean {
  const name = id.trim().toLowerCase();
  return name !== '' && !NOBODY.has(name);
}
