import type { AgentEntry } from '../agent-entry.ts';

export const qwenCode: AgentEntry = {
  id: 'qwen-code',
  vendor: 'Alibaba',
  kind: 'ai',
  names: ['qwen', 'qwen code', 'qwen-coder'],
  addresses: ['qwen-coder@alibabacloud.com'],
  named: [{ name: 'qwen.ai[bot]', address: 'qwenlm-intl@service.alibaba.com' }],
  examples: {
    is: [
      'line: Co-authored-by: Qwen-Coder <qwen-coder@alibabacloud.com>',
      'author: qwen.ai[bot] <qwenlm-intl@service.alibaba.com>',
    ],
    isNot: ['author: Support <qwenlm-intl@service.alibaba.com>', 'author: Li <li@alibabacloud.com>'],
  },
};
