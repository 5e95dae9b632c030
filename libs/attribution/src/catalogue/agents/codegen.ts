import type { AgentEntry } from '../agent-entry.ts';

export const codegen: AgentEntry = {
  id: 'codegen',
  vendor: 'Codegen',
  kind: 'ai',
  apps: ['codegen-sh'],
  examples: {
    is: ['author: codegen-sh[bot] <131295404+codegen-sh[bot]@users.noreply.github.com>'],
    isNot: ['author: Jay <jay@codegen.com>', 'line: run codegen-sh[bot]'],
  },
};
