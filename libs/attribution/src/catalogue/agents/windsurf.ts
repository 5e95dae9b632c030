import type { AgentEntry } from '../agent-entry.ts';

export const windsurf: AgentEntry = {
  id: 'windsurf',
  vendor: 'Cognition',
  kind: 'ai',
  names: ['cascade', 'codeium'],
  addresses: ['windsurf@codeium.com', 'cascade@windsurf.ai', 'cascade@windsurf.com'],
  reviewers: ['windsurf-bot'],
  examples: {
    is: ['line: Co-authored-by: Windsurf <windsurf@codeium.com>', 'author: Cascade <cascade@windsurf.ai>'],
    isNot: ['author: Varun <varun@codeium.com>', 'line: Reviewed-by: windsurf-bot[bot] <1+windsurf-bot[bot]@users.noreply.github.com>'],
  },
};
