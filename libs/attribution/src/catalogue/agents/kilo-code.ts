import type { AgentEntry } from '../agent-entry.ts';

export const kiloCode: AgentEntry = {
  id: 'kilo-code',
  vendor: 'Kilo',
  kind: 'ai',
  names: ['kilo', 'kilo code', 'kilocode'],
  apps: ['kiloconnect'],
  examples: {
    is: ['author: kiloconnect[bot] <240665456+kiloconnect[bot]@users.noreply.github.com>'],
    isNot: ['author: Mark <mark@kilocode.ai>'],
  },
};
