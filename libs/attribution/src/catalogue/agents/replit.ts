import type { AgentEntry } from '../agent-entry.ts';

export const replit: AgentEntry = {
  id: 'replit',
  vendor: 'Replit',
  kind: 'ai',
  names: ['replit agent'],
  addresses: ['agent@replit.com', 'no-reply@replit.com'],
  apps: ['replit'],
  trailers: [
    // `Deployment` is the third value, and no AI.
    { key: 'Replit-Commit-Author', values: ['Agent', 'Assistant'] },
  ],
  examples: {
    is: ['line: Replit-Commit-Author: Agent', 'line: Replit-Commit-Author: Assistant', 'author: agent <agent@replit.com>'],
    isNot: ['line: Replit-Commit-Author: Deployment', 'author: Amjad <amjad@replit.com>', 'line: Replit-Commit-Session-Id: 1'],
  },
};
