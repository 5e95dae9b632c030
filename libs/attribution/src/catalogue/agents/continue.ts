import type { AgentEntry } from '../agent-entry.ts';

export const continueDev: AgentEntry = {
  id: 'continue',
  vendor: 'Continue',
  kind: 'ai',
  names: ['continue-cli', 'continue.dev'],
  addresses: ['noreply@continue.dev'],
  apps: ['continue'],
  examples: {
    is: ['line: Co-authored-by: Continue <noreply@continue.dev>'],
    isNot: ['author: Nate <nate@continue.dev>', 'line: Continue: the next step'],
  },
};
