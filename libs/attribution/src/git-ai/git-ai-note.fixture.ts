/** The complete examples of the git-ai standard v3.0.0 (1.2.5 to 1.2.7), and the older form of its first edition. */
export const SPECIFICATION_EXAMPLES: Readonly<Record<string, string>> = {
  sessions: note(
    [
      'src/main.rs',
      '  s_c9883b05a2487d::t_9f8e7d6c5b4a32 1-10,15-20',
      '  s_c9883b05a2487d::t_a1b2c3d4e5f678 25,30-35',
      '  h_31dce776f88375 42-50',
      'src/lib.rs',
      '  s_e7f2a90b31cc48::t_deadbeef012345 1-50',
    ],
    {
      git_ai_version: '1.4.5',
      prompts: {},
      humans: { h_31dce776f88375: { author: 'Developer <dev@example.com>' } },
      sessions: {
        s_c9883b05a2487d: {
          agent_id: { tool: 'cursor', id: '6ef2299e-a67f-432b-aa80-3d2fb4d28999', model: 'claude-sonnet-4-5-20250514' },
          human_author: 'dev@example.com',
        },
        s_e7f2a90b31cc48: {
          agent_id: { tool: 'claude', id: 'conv_abc123def456', model: 'claude-sonnet-4-5-20250514' },
          human_author: 'dev@example.com',
          custom_attributes: { team: 'backend' },
        },
      },
    },
  ),
  legacy: note(['src/main.rs', '  abcd1234abcd1234 1-10,15-20', '  ef0b5678ef0b5678 25,30-35', 'src/lib.rs', '  abcd1234abcd1234 1-50'], {
    git_ai_version: '1.0.23',
    prompts: {
      abcd1234abcd1234: prompt('cursor', 'claude-4.5-opus'),
      ef0b5678ef0b5678: prompt('cursor', 'claude-3-sonnet'),
    },
  }),
  // Its second key is no hexadecimal number, against its own grammar.
  'first edition': note(['src/main.rs', '  abcd1234abcd1234 1-10,15-20', '  efgh5678efgh5678 25,30-35', 'src/lib.rs', '  abcd1234abcd1234 1-50'], {
    git_ai_version: '1.0.23',
    prompts: {
      abcd1234abcd1234: { ...prompt('cursor', 'claude-4.5-opus'), messages: [{ type: 'user', text: 'Add error handling to the main function' }] },
      efgh5678efgh5678: { ...prompt('cursor', 'claude-3-sonnet'), messages: [{ type: 'user', text: 'Add logging' }] },
    },
  }),
  mixed: note(['src/main.rs', '  s_c9883b05a2487d::t_9f8e7d6c5b4a32 1-10', '  h_31dce776f88375 15-20', 'src/lib.rs', '  abcd1234abcd1234 1-50'], {
    git_ai_version: '1.4.5',
    prompts: { abcd1234abcd1234: prompt('cursor', 'gpt-4') },
    humans: { h_31dce776f88375: { author: 'Developer <dev@example.com>' } },
    sessions: { s_c9883b05a2487d: { agent_id: { tool: 'claude', id: 'conv_abc123', model: 'claude-sonnet-4-5-20250514' } } },
  }),
};

/** A note of these attestation lines and this metadata. */
export function note(lines: readonly string[], metadata: object): string {
  const whole = { schema_version: 'authorship/3.0.0', base_commit_sha: '7734793b756b3921c88db5375a8c156e9532447b', ...metadata };
  return `${lines.map((line) => `${line}\n`).join('')}---\n${JSON.stringify(whole, null, 2)}`;
}

function prompt(tool: string, model: string): object {
  return {
    agent_id: { tool, id: 'a1b2c3d4-e5f6-7890-abcd-ef1234567890', model },
    human_author: 'Developer <dev@example.com>',
    total_additions: 25,
    total_deletions: 5,
    accepted_lines: 20,
    overriden_lines: 0,
  };
}
