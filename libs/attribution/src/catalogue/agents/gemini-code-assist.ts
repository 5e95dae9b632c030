import type { AgentEntry } from '../agent-entry.ts';

export const geminiCodeAssist: AgentEntry = {
  id: 'gemini-code-assist',
  vendor: 'Google',
  kind: 'ai',
  // As a co-author it is the suggestion that a person accepted; as a reviewer it wrote nothing.
  apps: ['gemini-code-assist'],
  reviewers: ['gemini-code-assist'],
  examples: {
    is: ['line: Co-authored-by: gemini-code-assist[bot] <176961590+gemini-code-assist[bot]@users.noreply.github.com>'],
    isNot: ['line: Reviewed-by: gemini-code-assist[bot] <176961590+gemini-code-assist[bot]@users.noreply.github.com>'],
  },
};
