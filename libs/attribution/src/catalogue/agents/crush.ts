import type { AgentEntry } from '../agent-entry.ts';

export const crush: AgentEntry = {
  id: 'crush',
  vendor: 'Charm',
  kind: 'ai',
  addresses: ['crush@charm.land'],
  lines: ['Generated with [Crush]', 'Generated with Crush'],
  examples: {
    is: [
      'line: Assisted-by: Crush:gpt-5.1-codex',
      'line: Assisted-by: Claude Sonnet 4.5 via Crush <crush@charm.land>',
      'line: Co-Authored-By: Crush <crush@charm.land>',
      'line: 💘 Generated with Crush',
      'line: 💘 Generated with [Crush](https://charm.land/crush)',
    ],
    isNot: ['author: Kujtim <kujtim@charm.land>', 'line: Generated with Crushing force', 'line: Assisted-by: Crush Davis'],
  },
};
