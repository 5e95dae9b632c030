import type { AgentEntry } from '../agent-entry.ts';

export const claudeFlow: AgentEntry = {
  id: 'claude-flow',
  vendor: 'ruvnet',
  kind: 'ai',
  // The address is a person's; only with this name is it the agent.
  named: [{ name: 'claude-flow', address: 'ruv@ruv.net' }],
  examples: {
    is: ['line: Co-Authored-By: claude-flow <ruv@ruv.net>'],
    isNot: ['author: rUv <ruv@ruv.net>', 'author: claude-flow <maria@acme.example>'],
  },
};
