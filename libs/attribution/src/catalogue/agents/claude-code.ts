import type { AgentEntry } from '../agent-entry.ts';

export const claudeCode: AgentEntry = {
  id: 'claude-code',
  vendor: 'Anthropic',
  kind: 'ai',
  names: ['claude', 'claude code', 'claudecode', 'claude-web', 'claude_code', 'claude cli'],
  addresses: [
    'noreply@anthropic.com',
    'no-reply@anthropic.com',
    // The agent that GitHub hosts.
    '242468646+claude@users.noreply.github.com',
  ],
  apps: ['claude', 'anthropic-claude', 'claude-code', 'claude-code-action', 'anthropic-code-agent'],
  trailers: [
    { key: 'Claude-Session', startsWith: ['https://claude.ai/code/'], session: true },
    { key: 'Claude-Generated-By', startsWith: ['Claude Code'] },
  ],
  lines: ['Generated with [Claude Code]', 'Generated with Claude Code'],
  branches: ['claude/'],
  links: ['https://claude.ai/code/session_'],
  reviewers: ['claude'],
  examples: {
    is: [
      'author: Claude <noreply@anthropic.com>',
      'author: Claude Opus 4.6 <noreply@anthropic.com>',
      'author: claude[bot] <41898282+claude[bot]@users.noreply.github.com>',
      'author: claude[bot] <209825114+claude[bot]@users.noreply.github.com>',
      'author: anthropic-code-agent[bot] <242468646+Claude@users.noreply.github.com>',
      'line: Co-Authored-By: Claude Opus 4.6 (1M context) <noreply@anthropic.com>',
      'line: Co-authored-by: Claude <no-reply@anthropic.com>',
      'line: 🤖 Generated with [Claude Code](https://claude.com/claude-code)',
      'line: Generated with [Claude Code](https://claude.ai/code)',
      'line: Claude-Session: https://claude.ai/code/session_01ABCdef',
      'line: Claude-Generated-By: Claude Code (cli/claude-opus-4-5=100%)',
      'line: Assisted-by: Claude:claude-3-opus coccinelle sparse',
      'branch: claude/issue-42',
    ],
    isNot: [
      'author: Claude Dupont <claude@acme.example>',
      'author: Somebody <somebody@anthropic.com>',
      'author: claude <claude@users.noreply.github.com>',
      'line: Co-authored-by: Claude Dupont <claude.dupont@acme.example>',
      'line: Generated with Claude Code in mind, by hand',
      'line: this was Generated with [Claude Code](https://claude.com/claude-code)',
      'line: Reviewed-by: Claude <noreply@anthropic.com>',
      'line: Assisted-by: Claude Dupont <claude@acme.example>',
      'line: Assisted-by: Claude Dupont',
      'line: Claude-Session: on Monday',
      'branch: claudette/fix',
    ],
  },
};
