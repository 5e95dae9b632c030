import type { AgentEntry } from '../agent-entry.ts';

export const mastraCode: AgentEntry = {
  id: 'mastra-code',
  vendor: 'Mastra',
  kind: 'ai',
  names: ['mastra code'],
  addresses: ['noreply@mastra.ai'],
  examples: { is: ['line: Co-authored-by: Mastra Code <noreply@mastra.ai>'], isNot: ['author: Sam <sam@mastra.ai>'] },
};
