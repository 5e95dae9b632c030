import type { AgentEntry } from '../agent-entry.ts';

export const kiro: AgentEntry = {
  id: 'kiro',
  vendor: 'Amazon',
  kind: 'ai',
  names: ['kiro agent', 'kiro cli'],
  addresses: ['noreply@kiro.dev'],
  apps: ['kiro-agent'],
  accounts: ['kiro-agent'],
  branches: ['kiro/'],
  examples: {
    is: ['author: Kiro Agent <244629292+kiro-agent@users.noreply.github.com>', 'branch: kiro/spec-1'],
    isNot: ['author: Kiro Tanaka <kiro@acme.example>', 'author: Dev <dev@kiro.dev>'],
  },
};
