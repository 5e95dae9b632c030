import type { AgentEntry } from '../agent-entry.ts';

export const ellipsis: AgentEntry = {
  id: 'ellipsis',
  vendor: 'Ellipsis',
  kind: 'ai',
  apps: ['ellipsis-dev'],
  reviewers: ['ellipsis-dev'],
  examples: {
    is: ['line: Co-authored-by: ellipsis-dev[bot] <65095814+ellipsis-dev[bot]@users.noreply.github.com>'],
    isNot: ['line: Reviewed-by: ellipsis-dev[bot] <65095814+ellipsis-dev[bot]@users.noreply.github.com>', 'author: Hunter <hunter@ellipsis.dev>'],
  },
};
