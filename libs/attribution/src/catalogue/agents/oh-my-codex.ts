import type { AgentEntry } from '../agent-entry.ts';

export const ohMyCodex: AgentEntry = {
  id: 'oh-my-codex',
  vendor: 'oh-my-codex',
  kind: 'ai',
  names: ['omx'],
  addresses: ['omx@oh-my-codex.dev'],
  examples: { is: ['line: Co-authored-by: OmX <omx@oh-my-codex.dev>'], isNot: ['author: Dev <dev@oh-my-codex.dev>'] },
};
