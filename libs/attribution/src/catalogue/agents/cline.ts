import type { AgentEntry } from '../agent-entry.ts';

export const cline: AgentEntry = {
  id: 'cline',
  vendor: 'Cline',
  kind: 'ai',
  addresses: ['noreply@cline.bot'],
  apps: ['cline'],
  branches: ['cline/'],
  examples: {
    is: ['author: cline[bot] <205137888+cline[bot]@users.noreply.github.com>', 'branch: cline/task-7'],
    isNot: ['author: Ara <ara@cline.bot>', 'line: Co-authored-by: Saoud <saoud@cline.bot>'],
  },
};
