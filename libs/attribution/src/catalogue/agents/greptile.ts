import type { AgentEntry } from '../agent-entry.ts';

export const greptile: AgentEntry = {
  id: 'greptile',
  vendor: 'Greptile',
  kind: 'ai',
  apps: ['greptile-apps'],
  reviewers: ['greptile-apps'],
  examples: {
    is: ['line: Co-authored-by: greptile-apps[bot] <165735046+greptile-apps[bot]@users.noreply.github.com>'],
    isNot: ['line: Reviewed-by: greptile-apps[bot] <165735046+greptile-apps[bot]@users.noreply.github.com>'],
  },
};
