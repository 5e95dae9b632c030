import type { AgentEntry } from '../agent-entry.ts';

export const codex: AgentEntry = {
  id: 'codex',
  vendor: 'OpenAI',
  kind: 'ai',
  names: ['openai codex', 'codex cli', 'codex-cli', 'chatgpt codex', 'codex-cloud'],
  addresses: ['noreply@openai.com', 'codex@openai.com'],
  apps: ['chatgpt-codex-connector', 'openai-codex', 'openai-code-agent'],
  branches: ['codex/'],
  links: ['https://chatgpt.com/codex/tasks/'],
  reviewers: ['chatgpt-codex-connector'],
  examples: {
    is: [
      'author: Codex <codex@openai.com>',
      'author: openai-code-agent[bot] <242516109+openai-code-agent[bot]@users.noreply.github.com>',
      'line: Co-authored-by: Codex <noreply@openai.com>',
      'line: Co-authored-by: OpenAI GPT 5.5 <noreply@openai.com>',
      'line: AI-assisted: Codex',
      'line: Authored-by: ChatGPT Codex',
      'branch: codex/add-retry',
    ],
    isNot: [
      'author: Ann <ann@openai.com>',
      'line: Co-authored-by: Ann <ann@openai.com>',
      'line: Suggested-by: chatgpt-codex-connector[bot] <199175422+chatgpt-codex-connector[bot]@users.noreply.github.com>',
      'line: Codex wrote this',
      'branch: feature/codex/x',
    ],
  },
};
