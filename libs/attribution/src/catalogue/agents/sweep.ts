import type { AgentEntry } from '../agent-entry.ts';

export const sweep: AgentEntry = {
  id: 'sweep',
  vendor: 'Sweep',
  kind: 'ai',
  apps: ['sweep-ai', 'sweep-ai-deprecated'],
  branches: ['sweep/'],
  examples: {
    is: ['author: sweep-ai[bot] <128439645+sweep-ai[bot]@users.noreply.github.com>', 'branch: sweep/fix-typo'],
    isNot: ['author: William <william@sweep.dev>', 'branch: sweeper/fix'],
  },
};
