import type { AgentEntry } from '../agent-entry.ts';

export const chatgpt: AgentEntry = {
  id: 'chatgpt',
  vendor: 'OpenAI',
  kind: 'ai',
  names: ['openai chatgpt'],
  examples: {
    is: ['line: Generated-by: ChatGPT 5', 'line: AI-assisted: ChatGPT'],
    isNot: ['line: ChatGPT: a comparison', 'line: Generated-by: protoc', 'line: Generated-by: ChatGPT fan club'],
  },
};
