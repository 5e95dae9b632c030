import type { AgentEntry } from './agent-entry.ts';
import { AGENTS } from './agents.ts';

const BY_ADDRESS = new Map(AGENTS.flatMap((agent) => agent.addresses.map((address) => [address, agent] as const)));
const BY_APP = new Map(AGENTS.flatMap((agent) => agent.apps.map((app) => [app, agent] as const)));

const ADDRESS = /<([^<>\s]{3,320})>/;
const APP_LOGIN = /^(?:\d{1,20}\+)?([a-z0-9][a-z0-9-]{0,99})\[bot\](?:@users\.noreply\.github\.com)?$/;

/** The agent or automation behind `Name <address>`, an address or a login; undefined for anybody else. */
export function findAgent(identity: string): AgentEntry | undefined {
  const address = (ADDRESS.exec(identity)?.[1] ?? identity).trim().toLowerCase();
  return BY_ADDRESS.get(address) ?? BY_APP.get(APP_LOGIN.exec(address)?.[1] ?? '');
}

/** Agent or automation, for an id that somebody gave. An id that the catalogue does not know is an agent's. */
export function kindOf(agentId: string): AgentEntry['kind'] {
  return (AGENTS.find(({ id }) => id === agentId.toLowerCase()) ?? findAgent(agentId))?.kind ?? 'ai';
}

/** True for the login of a GitHub app, whichever it is: never a person. */
export function isApp(identity: string): boolean {
  return /\[bot\]/i.test(identity);
}
