import type { AgentEntry } from '../agent-entry.ts';

export const githubCloudAgent: AgentEntry = {
  id: 'github-cloud-agent',
  vendor: 'GitHub',
  kind: 'ai',
  // The platform: several vendors' agents run on it and write this line.
  trailers: [{ key: 'Agent-Logs-Url', startsWith: ['https://github.com/'], session: true, platform: true }],
  examples: {
    is: ['line: Agent-Logs-Url: https://github.com/acme/shop/sessions/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0'],
    isNot: ['line: Agent-Logs-Url: https://evil.example/sessions/1', 'line: Logs-Url: https://github.com/acme/shop/sessions/1'],
  },
};
