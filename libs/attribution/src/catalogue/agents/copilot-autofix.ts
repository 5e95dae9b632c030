import type { AgentEntry } from '../agent-entry.ts';

export const copilotAutofix: AgentEntry = {
  id: 'copilot-autofix',
  vendor: 'GitHub',
  kind: 'ai',
  addresses: [
    '62310815+github-advanced-security[bot]@users.noreply.github.com',
    '223894421+github-code-quality[bot]@users.noreply.github.com',
  ],
  named: [{ name: 'copilot autofix powered by ai', address: '175728472+copilot@users.noreply.github.com' }],
  reviewers: ['github-advanced-security', 'github-code-quality'],
  examples: {
    is: [
      'line: Co-authored-by: Copilot Autofix powered by AI <62310815+github-advanced-security[bot]@users.noreply.github.com>',
      'line: Co-authored-by: Copilot Autofix powered by AI <175728472+Copilot@users.noreply.github.com>',
      'line: Co-authored-by: Copilot Autofix powered by AI <223894421+github-code-quality[bot]@users.noreply.github.com>',
    ],
    isNot: [
      'line: Co-authored-by: Copilot <175728472+Copilot@users.noreply.github.com>',
      'line: Copilot Autofix powered by AI',
    ],
  },
};
