import type { AgentEntry } from '../agent-entry.ts';

export const rooCode: AgentEntry = {
  id: 'roo-code',
  vendor: 'Roo Code',
  kind: 'ai',
  names: ['roo', 'roo code', 'roomote', 'roo-background'],
  addresses: ['roomote@roocode.com'],
  // One app, renamed.
  apps: ['roomote', 'roomote-v0'],
  examples: {
    is: [
      'line: Co-authored-by: Roo Code <roomote@roocode.com>',
      'author: roomote[bot] <219738659+roomote[bot]@users.noreply.github.com>',
      'author: roomote-v0[bot] <219738659+roomote-v0[bot]@users.noreply.github.com>',
    ],
    isNot: ['author: Matt <matt@roocode.com>'],
  },
};
