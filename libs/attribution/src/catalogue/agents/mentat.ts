import type { AgentEntry } from '../agent-entry.ts';

export const mentat: AgentEntry = {
  id: 'mentat',
  vendor: 'AbanteAI',
  kind: 'ai',
  addresses: ['160964065+mentatbot@users.noreply.github.com'],
  accounts: ['mentatbot'],
  examples: {
    is: ['line: Co-authored-by: MentatBot <160964065+MentatBot@users.noreply.github.com>'],
    isNot: ['author: Mentat <mentat@acme.example>'],
  },
};
