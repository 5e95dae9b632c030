import type { AgentEntry } from '../agent-entry.ts';

export const aider: AgentEntry = {
  id: 'aider',
  vendor: 'Aider',
  kind: 'ai',
  addresses: ['aider@aider.chat', 'noreply@aider.chat', 'noreply@aider.dev'],
  // The author keeps the person's address; a committer with the suffix committed work of the person.
  nameSuffix: ' (aider)',
  branches: ['aider/'],
  examples: {
    is: [
      'author: Maria Lopez (aider) <maria@acme.example>',
      'line: Co-authored-by: aider (openrouter/anthropic/claude-sonnet-4:beta) <aider@aider.chat>',
      'line: Co-authored-by: aider (gpt-4o) <noreply@aider.dev>',
      'branch: aider/fix-login',
    ],
    isNot: ['author: Paul <aider@paulg.org>', 'line: aider: fix the login', 'author: (aider) Maria <maria@acme.example>'],
  },
};
