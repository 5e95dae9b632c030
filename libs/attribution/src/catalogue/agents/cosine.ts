import type { AgentEntry } from '../agent-entry.ts';

export const cosine: AgentEntry = {
  id: 'cosine',
  vendor: 'Cosine',
  kind: 'ai',
  addresses: ['agent@cosine.sh'],
  examples: { is: ['line: Co-authored-by: Cosine <agent@cosine.sh>'], isNot: ['author: Ali <ali@cosine.sh>'] },
};
