import type { AgentEntry } from '../agent-entry.ts';

export const junie: AgentEntry = {
  id: 'junie',
  vendor: 'JetBrains',
  kind: 'ai',
  addresses: ['junie@jetbrains.com'],
  apps: ['jetbrains-junie'],
  examples: {
    is: ['line: Co-authored-by: Junie <junie@jetbrains.com>'],
    isNot: ['author: Kirill <kirill@jetbrains.com>', 'author: Junie Park <junie.park@jetbrains.com>'],
  },
};
