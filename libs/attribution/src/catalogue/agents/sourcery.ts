import type { AgentEntry } from '../agent-entry.ts';

export const sourcery: AgentEntry = {
  id: 'sourcery',
  vendor: 'Sourcery',
  kind: 'ai',
  apps: ['sourcery-ai'],
  reviewers: ['sourcery-ai'],
  examples: {
    is: ['line: Co-authored-by: sourcery-ai[bot] <58596630+sourcery-ai[bot]@users.noreply.github.com>'],
    isNot: ['line: Reviewed-by: sourcery-ai[bot] <58596630+sourcery-ai[bot]@users.noreply.github.com>'],
  },
};
