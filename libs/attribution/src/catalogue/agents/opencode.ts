import type { AgentEntry } from '../agent-entry.ts';

export const opencode: AgentEntry = {
  id: 'opencode',
  vendor: 'SST',
  kind: 'ai',
  names: ['open code'],
  addresses: ['noreply@opencode.ai'],
  apps: ['opencode-agent'],
  lines: ['Generated with [opencode]', 'Generated with opencode'],
  branches: ['opencode/'],
  examples: {
    is: [
      'line: Co-authored-by: opencode <noreply@opencode.ai>',
      'author: opencode-agent[bot] <219766164+opencode-agent[bot]@users.noreply.github.com>',
      'line: 🤖 Generated with [opencode](https://opencode.ai)',
      'branch: opencode/issue-9',
    ],
    isNot: ['author: Dax <dax@opencode.ai>', 'line: Generated with opencode-like tools'],
  },
};
