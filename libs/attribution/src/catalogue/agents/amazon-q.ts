import type { AgentEntry } from '../agent-entry.ts';

export const amazonQ: AgentEntry = {
  id: 'amazon-q',
  vendor: 'Amazon',
  kind: 'ai',
  names: ['amazon q', 'amazon q developer', 'q developer'],
  apps: ['amazon-q-developer'],
  examples: {
    is: ['author: amazon-q-developer[bot] <208079219+amazon-q-developer[bot]@users.noreply.github.com>'],
    isNot: ['author: Q <q@amazon.com>', 'line: Co-authored-by: Amazon Q <somebody@amazon.com>'],
  },
};
