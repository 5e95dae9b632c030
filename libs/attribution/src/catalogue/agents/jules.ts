import type { AgentEntry } from '../agent-entry.ts';

export const jules: AgentEntry = {
  id: 'jules',
  vendor: 'Google',
  kind: 'ai',
  names: ['google jules'],
  apps: ['google-labs-jules'],
  branches: ['jules/'],
  links: ['https://jules.google.com/task/'],
  examples: {
    is: [
      'author: google-labs-jules[bot] <161369871+google-labs-jules[bot]@users.noreply.github.com>',
      'branch: jules/add-docs',
    ],
    isNot: ['branch: jules-fixes-login', 'author: Jules Verne <jules@acme.example>', 'line: Co-authored-by: Jules <jules@google.com>', 'branch: feature/jules'],
  },
};
