import type { Evidence } from '@provenance/domain';
import { DEFAULT_ATTRIBUTION } from '../attributor.ts';
import { readNotes } from '../note/note-reader.ts';

const HEAD = 'c'.repeat(40);

const attribution = {
  path: 'src/file.ts',
  startLine: 10,
  endLine: 15,
  category: 'ai_generated',
  provider: 'claudeCode',
  model: 'claude-3.5-sonnet',
  confidence: 0.95,
  matchType: 'normalized_hash',
  contentHash: 'sha256:0123',
};
const note = (...attributions: unknown[]) => ({ version: 2, timestamp: '2026-01-15T10:30:00Z', attributions });

function read(content: unknown, line_number: number): Evidence | undefined {
  const { read: ask } = readNotes([{ commit: HEAD, content: JSON.stringify(content) }], HEAD, DEFAULT_ATTRIBUTION);
  return ask({ file_path: 'src/file.ts', line_number, change_type: 'modified' }).evidence[0];
}

describe('an Agent Blame note', () => {
  it('says which ranges AI wrote, and nothing of the others', () => {
    expect(read(note(attribution), 10)).toEqual({
      kind: 'note',
      source: 'refs/notes/agentblame',
      rule_id: 'agent-blame',
      raw: 'claudeCode 10-15 normalized_hash',
      commit: HEAD,
      contributor: 'ai',
      agent_id: 'claude-code',
      agent_version: 'claude-3.5-sonnet',
      confidence: 0.808,
    });
    expect(read(note(attribution), 15)).toBeDefined();
    expect(read(note(attribution), 16)).toBeUndefined();
  });

  it('is read in its first version', () => {
    const older = { path: 'src/file.ts', start_line: 1, end_line: 2, category: 'ai_generated', provider: 'cursor', confidence: 1, match_type: 'exact_hash' };
    expect(read({ version: 1, attributions: [older] }, 2)).toMatchObject({ agent_id: 'cursor', confidence: 0.85 });
  });

  it('lets the last of overlapping ranges win', () => {
    expect(read(note(attribution, { ...attribution, provider: 'opencode', startLine: 12, endLine: 12 }), 12)?.agent_id).toBe('opencode');
  });

  it.each([
    ['another category', { category: 'human' }],
    ['no path', { path: 7 }],
    ['a start that is a text', { startLine: '10' }],
    ['an end before the start', { endLine: 9 }],
    ['a start of 0', { startLine: 0 }],
    ['fractions', { startLine: 9.5 }],
  ])('says nothing with %s', (_name, change) => {
    expect(read(note({ ...attribution, ...change }, null, 'x', []), 10)).toBeUndefined();
  });

  it.each(['__proto__', 'constructor'])('takes %s for the name of a provider, and of nothing else', (provider) => {
    expect(read(note({ ...attribution, provider }), 10)).toMatchObject({ contributor: 'ai', agent_id: provider });
  });

  it.each([
    ['cut', JSON.stringify(note(attribution)).slice(0, -5)],
    ['of a newer version', JSON.stringify({ ...note(attribution), version: 3 })],
    ['without a list', JSON.stringify({ ...note(), attributions: {} })],
  ])('is named as a fault when it is %s', (_name, content) => {
    expect(readNotes([{ commit: HEAD, content }], HEAD, DEFAULT_ATTRIBUTION).faults).toHaveLength(1);
  });
});
