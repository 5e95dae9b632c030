import type { AgentEntry } from '../agent-entry.ts';

export const geminiCli: AgentEntry = {
  id: 'gemini-cli',
  vendor: 'Google',
  kind: 'ai',
  names: ['gemini', 'gemini cli'],
  addresses: ['gemini-cli@google.com'],
  apps: ['gemini-cli'],
  branches: ['gemini/'],
  examples: {
    is: [
      'author: Gemini CLI <gemini-cli@google.com>',
      'author: gemini-cli[bot] <218312386+gemini-cli[bot]@users.noreply.github.com>',
      'branch: gemini/docs',
    ],
    isNot: [
      // Release automation.
      'line: Co-authored-by: gemini-cli-robot <gemini-cli-robot@google.com>',
      'author: gemini-cli-robot <224641728+gemini-cli-robot@users.noreply.github.com>',
      'author: Taylor <taylor@google.com>',
    ],
  },
};
