import type { AgentEntry } from '../agent-entry.ts';

export const v0: AgentEntry = {
  id: 'v0',
  vendor: 'Vercel',
  kind: 'ai',
  names: ['v0.dev', 'v0.app'],
  addresses: ['noreply@v0.dev'],
  apps: ['v0'],
  branches: ['v0/'],
  examples: {
    is: ['author: v0[bot] <210906562+v0[bot]@users.noreply.github.com>', 'branch: v0/new-hero'],
    isNot: ['author: Guillermo <guillermo@vercel.com>', 'author: vercel[bot] <35613825+vercel[bot]@users.noreply.github.com>'],
  },
};
