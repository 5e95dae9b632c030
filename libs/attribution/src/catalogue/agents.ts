import type { AgentEntry } from './agent-entry.ts';

/**
 * The agents that sign commits under an identity of their own, by exact address or app login. Every
 * address was counted in public histories; names are left out, because people are called Claude too.
 */
export const AGENTS: readonly AgentEntry[] = [
  {
    id: 'claude-code',
    vendor: 'Anthropic',
    kind: 'ai',
    addresses: ['noreply@anthropic.com', 'no-reply@anthropic.com'],
    apps: ['claude', 'anthropic-claude', 'claude-code', 'claude-code-action', 'anthropic-code-agent'],
  },
  {
    id: 'github-copilot',
    vendor: 'GitHub',
    kind: 'ai',
    addresses: [
      '198982749+copilot@users.noreply.github.com',
      '175728472+copilot@users.noreply.github.com',
      '223556219+copilot@users.noreply.github.com',
    ],
    apps: ['copilot', 'copilot-swe-agent'],
  },
  {
    id: 'github-copilot',
    vendor: 'GitHub',
    kind: 'ai',
    // Editors write it for completions and for whole agents alike, and people set it by hand.
    addresses: ['copilot@github.com'],
    apps: [],
    confidence: 0.3,
  },
  {
    id: 'codex',
    vendor: 'OpenAI',
    kind: 'ai',
    addresses: ['noreply@openai.com', 'codex@openai.com'],
    apps: ['chatgpt-codex-connector', 'openai-codex', 'openai-code-agent'],
  },
  { id: 'cursor', vendor: 'Anysphere', kind: 'ai', addresses: ['cursoragent@cursor.com'], apps: ['cursor'] },
  { id: 'devin', vendor: 'Cognition', kind: 'ai', addresses: [], apps: ['devin-ai-integration'] },
  { id: 'jules', vendor: 'Google', kind: 'ai', addresses: [], apps: ['google-labs-jules'] },
  { id: 'dependabot', vendor: 'GitHub', kind: 'automation', addresses: [], apps: ['dependabot'] },
  { id: 'renovate', vendor: 'Mend', kind: 'automation', addresses: [], apps: ['renovate'] },
  { id: 'github-actions', vendor: 'GitHub', kind: 'automation', addresses: [], apps: ['github-actions'] },
];
