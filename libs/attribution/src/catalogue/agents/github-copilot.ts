import type { AgentEntry } from '../agent-entry.ts';

export const githubCopilot: AgentEntry = {
  id: 'github-copilot',
  vendor: 'GitHub',
  kind: 'ai',
  names: ['copilot', 'github copilot', 'copilot cli', 'copilot-cli', 'copilot_cli', 'github-copilot-agent', 'github-copilot-cli'],
  addresses: [
    // The cloud agent; suggestions and editors; the command line tool.
    '198982749+copilot@users.noreply.github.com',
    '175728472+copilot@users.noreply.github.com',
    '223556219+copilot@users.noreply.github.com',
  ],
  // An editor put it on commits that were typed by hand, for weeks and by default.
  weakAddresses: ['copilot@github.com'],
  apps: ['copilot', 'copilot-swe-agent'],
  accounts: ['copilot'],
  trailers: [{ key: 'Copilot-Session', session: true }],
  branches: ['copilot/'],
  reviewers: ['copilot-pull-request-reviewer'],
  examples: {
    is: [
      'author: copilot-swe-agent[bot] <198982749+Copilot@users.noreply.github.com>',
      'line: Co-authored-by: Copilot <175728472+Copilot@users.noreply.github.com>',
      'line: Co-authored-by: Copilot App <223556219+Copilot@users.noreply.github.com>',
      'line: Co-authored-by: Copilot <copilot@github.com>',
      'line: Copilot-Session: 7f3a4b2c-9d1e-4a7b-83d4-e5f6a7b8c9d0',
      'branch: copilot/fix-123',
    ],
    isNot: [
      'author: copilot-pull-request-reviewer[bot] <175728472+copilot-pull-request-reviewer[bot]@users.noreply.github.com>',
      'author: Mona <mona@github.com>',
      'author: Copilot <copilot@acme.example>',
      'line: Reviewed-by: Copilot <175728472+Copilot@users.noreply.github.com>',
    ],
  },
};
