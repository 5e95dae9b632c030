import type { AgentEntry } from '../agent-entry.ts';

export const warp: AgentEntry = {
  id: 'warp',
  vendor: 'Warp',
  kind: 'ai',
  names: ['oz', 'warp agent'],
  addresses: ['oz-agent@warp.dev', 'agent@warp.dev'],
  apps: ['oz-for-oss', 'warp-for-oss', 'oz-for-x', 'warp-agent-staging', 'warp-dev-github-integration'],
  examples: {
    is: [
      'line: Co-Authored-By: Oz <oz-agent@warp.dev>',
      'line: Co-Authored-By: Warp Agent <agent@warp.dev>',
      // Squash merges of pull request texts hold it as Markdown.
      'line: Co-Authored-By: Oz [oz-agent@warp.dev](mailto:oz-agent@warp.dev)',
    ],
    isNot: ['author: Zach <zach@warp.dev>', 'line: Co-Authored-By: Zach [zach@warp.dev](mailto:zach@warp.dev)'],
  },
};
