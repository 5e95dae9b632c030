import type { AgentEntry } from '../agent-entry.ts';

export const coderabbit: AgentEntry = {
  id: 'coderabbit',
  vendor: 'CodeRabbit',
  kind: 'ai',
  // It reviews, and it commits fixes when it is asked to: only its commits are its work.
  apps: ['coderabbitai'],
  reviewers: ['coderabbitai'],
  examples: {
    is: ['author: coderabbitai[bot] <136622811+coderabbitai[bot]@users.noreply.github.com>'],
    isNot: ['line: Reviewed-by: coderabbitai[bot] <136622811+coderabbitai[bot]@users.noreply.github.com>', 'author: Dev <dev@coderabbit.ai>'],
  },
};
