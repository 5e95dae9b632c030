import type { AgentEntry } from '../agent-entry.ts';

export const factoryDroid: AgentEntry = {
  id: 'factory-droid',
  vendor: 'Factory',
  kind: 'ai',
  names: ['droid', 'factory droid'],
  addresses: ['droid@factory.ai'],
  apps: ['factory-droid'],
  examples: {
    is: ['line: Co-authored-by: factory-droid[bot] <138933559+factory-droid[bot]@users.noreply.github.com>'],
    isNot: ['author: Matan <matan@factory.ai>', 'line: Co-authored-by: Droid <droid@acme.example>'],
  },
};
