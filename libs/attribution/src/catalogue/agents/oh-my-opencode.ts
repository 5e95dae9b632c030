import type { AgentEntry } from '../agent-entry.ts';

export const ohMyOpencode: AgentEntry = {
  id: 'oh-my-opencode',
  vendor: 'Sisyphus Labs',
  kind: 'ai',
  names: ['sisyphus'],
  addresses: ['clio-agent@sisyphuslabs.ai'],
  examples: {
    is: ['line: Co-authored-by: Sisyphus <clio-agent@sisyphuslabs.ai>'],
    isNot: ['author: Dev <dev@sisyphuslabs.ai>'],
  },
};
