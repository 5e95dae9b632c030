import type { AgentEntry } from '../agent-entry.ts';

export const lovable: AgentEntry = {
  id: 'lovable',
  vendor: 'Lovable',
  kind: 'ai',
  addresses: ['noreply@lovable.dev'],
  apps: ['gpt-engineer-app', 'lovable-dev'],
  examples: {
    is: ['author: gpt-engineer-app[bot] <159125892+gpt-engineer-app[bot]@users.noreply.github.com>'],
    isNot: ['author: Anton <anton@lovable.dev>'],
  },
};
