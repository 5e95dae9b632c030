import type { Evidence } from '@provenance/domain';
import { DEFAULT_ATTRIBUTION } from '../attributor.ts';
import { readNotes } from '../note/note-reader.ts';

const HEAD = 'c'.repeat(40);

/** As its documentation shows a note of version 3. */
const note = {
  version: 3,
  session: {
    session_id: '7f3a4b2c-9d1e-8a7b-c3d4-e5f6a7b8c9d0',
    model: { id: 'claude-opus-4-5-20251101', provider: 'anthropic' },
    started_at: '2026-01-30T14:23:17Z',
    prompt_count: 2,
    used_plan_mode: false,
    subagent_count: 0,
  },
  prompts: [{ index: 0, text: 'Add user authentication with SECRET...', timestamp: '2026-01-30T14:23:45Z', affected_files: ['src/auth.rs'] }],
  files: [
    {
      path: 'src/auth.rs',
      lines: [
        line(1, { type: 'AI', edit_id: '8f5c3d6a' }),
        line(2, { type: 'AIModified', edit_id: '8f5c3d6a', similarity: 0.8 }, 0.5),
        line(3, { type: 'Human' }),
        line(4, { type: 'Original' }),
        line(5, { type: 'Unknown' }),
      ],
      summary: { total_lines: 5, ai_lines: 1, ai_modified_lines: 1, human_lines: 1, original_lines: 1, unknown_lines: 1 },
    },
  ],
};

function line(line_number: number, source: unknown, confidence: unknown = 1) {
  return { line_number, content: 'let SECRET = 1;', source, prompt_index: 0, confidence };
}

function read(content: unknown, line_number: number): Evidence | undefined {
  const { read: ask } = readNotes([{ commit: HEAD, content: JSON.stringify(content) }], HEAD, DEFAULT_ATTRIBUTION);
  return ask({ file_path: 'src/auth.rs', line_number, change_type: 'added' }).evidence[0];
}

const faults = (content: string) => readNotes([{ commit: HEAD, content }], HEAD, DEFAULT_ATTRIBUTION).faults;

describe('a whogitit note', () => {
  it('says of each line who wrote it, and nothing of lines that were there before', () => {
    const found = [1, 2, 3, 4, 5].map((number) => read(note, number));
    expect(found.map((one) => one && [one.contributor, one.agent_id, one.confidence])).toEqual([
      ['ai', 'claude-code', 0.85],
      ['mixed', 'claude-code', 0.4],
      ['human', undefined, 0.8],
      undefined,
      ['unknown', undefined, 0],
    ]);
    expect(found[0]).toMatchObject({
      source: 'refs/notes/whogitit',
      rule_id: 'whogitit-ai',
      agent_version: 'claude-opus-4-5-20251101',
      session_id: '7f3a4b2c-9d1e-8a7b-c3d4-e5f6a7b8c9d0',
    });
    expect(JSON.stringify(found)).not.toContain('SECRET');
  });

  it('is read in its older form, with bare words', () => {
    const older = { schema_version: 2, session: note.session, prompts: [], files: [{ path: 'src/auth.rs', lines: [line(1, 'AI'), line(2, 'Human')] }] };
    expect([1, 2].map((number) => read(older, number)?.contributor)).toEqual(['ai', 'human']);
  });

  it.each([
    ['cut', JSON.stringify(note).slice(0, -30)],
    ['without a version', JSON.stringify({ ...note, version: undefined })],
    ['of a newer version', JSON.stringify({ ...note, version: 4 })],
    ['without a session', JSON.stringify({ ...note, session: 'x' })],
    ['with files that are none', JSON.stringify({ ...note, files: {} })],
  ])('is named as a fault when it is %s', (_name, content) => {
    expect(faults(content)).toHaveLength(1);
  });

  it.each([
    ['a line that is a text', { lines: ['AI'] }],
    ['lines that are null', { lines: null }],
    ['a number that is a text', { lines: [{ line_number: '1', source: 'AI' }] }],
    ['a number below 1', { lines: [{ line_number: 0, source: 'AI' }] }],
    ['a source that nobody knows', { lines: [{ line_number: 1, source: 'Alien' }] }],
    ['a hostile source', { lines: [{ line_number: 1, source: { type: '__proto__' } }] }],
    ['a source that every object inherits', { lines: [{ line_number: 1, source: 'constructor' }] }],
    ['no source', { lines: [{ line_number: 1 }] }],
  ])('says nothing with %s', (_name, file) => {
    expect(read({ ...note, files: [{ path: 'src/auth.rs', ...file }, null, 7] }, 1)).toBeUndefined();
  });

  it.each([7, -1, 'high', null])('does not take %p for a confidence', (confidence) => {
    const found = read({ ...note, files: [{ path: 'src/auth.rs', lines: [line(1, { type: 'AI' }, confidence)] }] }, 1);
    expect([0, 0.85]).toContain(found?.confidence);
  });
});
