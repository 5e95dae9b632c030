import type { AgentEntry } from '../agent-entry.ts';

export const devin: AgentEntry = {
  id: 'devin',
  vendor: 'Cognition',
  kind: 'ai',
  names: ['devin ai', 'devin-ai'],
  apps: ['devin-ai-integration'],
  branches: ['devin/'],
  links: ['https://app.devin.ai/sessions/'],
  examples: {
    is: [
      'author: Devin AI <158243242+devin-ai-integration[bot]@users.noreply.github.com>',
      'author: devin-ai-integration[bot] <158243242+devin-ai-integration[bot]@users.noreply.github.com>',
      'line: Co-Authored-By: Devin AI <158243242+devin-ai-integration[bot]@users.noreply.github.com>',
      'branch: devin/1733256000-add-tests',
    ],
    isNot: ['author: Devin Brown <devin@acme.example>', 'author: Scott <scott@cognition.ai>', 'line: Co-authored-by: Devin <devin@acme.example>'],
  },
};
