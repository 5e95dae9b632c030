import type { AgentEntry } from '../agent-entry.ts';

export const openhands: AgentEntry = {
  id: 'openhands',
  vendor: 'All Hands AI',
  kind: 'ai',
  names: ['opendevin'],
  addresses: [
    'openhands@all-hands.dev',
    'openhands-claude@all-hands.dev',
    'opendevin@all-hands.dev',
    'opendevin@opendevin.ai',
    'bot@opendevin.com',
  ],
  branches: ['openhands-fix-issue-'],
  examples: {
    is: [
      'author: openhands <openhands@all-hands.dev>',
      'line: Co-authored-by: openhands <openhands@all-hands.dev>',
      // Real commits lack the angle brackets.
      'line: Co-authored-by: OpenHands-GPT-5 openhands@all-hands.dev',
    ],
    isNot: ['author: Graham <graham@all-hands.dev>', 'line: Reported-by: openhands <openhands@all-hands.dev>'],
  },
};
