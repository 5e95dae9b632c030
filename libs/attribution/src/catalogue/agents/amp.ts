import type { AgentEntry } from '../agent-entry.ts';

export const amp: AgentEntry = {
  id: 'amp',
  vendor: 'Sourcegraph',
  kind: 'ai',
  addresses: ['amp@ampcode.com'],
  trailers: [{ key: 'Amp-Thread-ID', startsWith: ['https://ampcode.com/threads/T-', 'T-'], session: true }],
  examples: {
    is: [
      'line: Amp-Thread-ID: https://ampcode.com/threads/T-5928a90d-d53b-488f-a829-4e36442142ee',
      'line: Co-authored-by: Amp <amp@ampcode.com>',
    ],
    isNot: ['author: Dev <dev@ampcode.com>', 'line: Amp-Thread-ID: none', 'line: see Amp-Thread-ID: T-1'],
  },
};
