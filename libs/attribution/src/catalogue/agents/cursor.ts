import type { AgentEntry } from '../agent-entry.ts';

export const cursor: AgentEntry = {
  id: 'cursor',
  vendor: 'Anysphere',
  kind: 'ai',
  names: ['cursor agent', 'cursor-agent', 'cursor cli'],
  addresses: ['cursoragent@cursor.com'],
  apps: ['cursor'],
  accounts: ['cursoragent'],
  trailers: [{ key: 'Made-with', values: ['Cursor'] }],
  branches: ['cursor/'],
  reviewers: ['cursor'],
  examples: {
    is: [
      'author: Cursor Agent <cursoragent@cursor.com>',
      'author: cursor[bot] <206951365+cursor[bot]@users.noreply.github.com>',
      'line: Co-authored-by: Cursor <cursoragent@cursor.com>',
      'line: Signed-off-by: Cursor Agent <cursoragent@cursor.com>',
      'line: Made-with: Cursor',
      'branch: cursor/fix-flaky-test-1a2b',
    ],
    isNot: ['author: Aman <aman@cursor.com>', 'line: Made-with: love', 'line: Made-with: Cursor and care', 'branch: fix/cursor/position'],
  },
};
