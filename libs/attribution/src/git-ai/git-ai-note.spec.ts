import type { Evidence } from '@provenance/domain';
import fc from 'fast-check';
import { DEFAULT_ATTRIBUTION } from '../attributor.ts';
import { readNotes } from '../note/note-reader.ts';
import { note, SPECIFICATION_EXAMPLES } from './git-ai-note.fixture.ts';

const HEAD = 'c'.repeat(40);
const OTHER = 'd'.repeat(40);
const SESSIONS = { s_1: { agent_id: { tool: 'claude', id: 'conv', model: 'claude-opus-4-6' } } };

function reader(content: string, ...others: { commit: string; content: string }[]) {
  return readNotes([{ commit: HEAD, content }, ...others], HEAD, DEFAULT_ATTRIBUTION);
}

function at(content: string, file_path: string, line_number: number, ...others: { commit: string; content: string }[]): Evidence | undefined {
  const { evidence } = reader(content, ...others).read({ file_path, line_number, change_type: 'added' });
  expect(evidence.length).toBeLessThan(2);
  return evidence[0];
}

const short = (one: Evidence | undefined) => one && [one.contributor, one.agent_id, one.rule_id];

describe('a git-ai note', () => {
  it.each(Object.entries(SPECIFICATION_EXAMPLES))('of the specification (%s) is read in whole', (_name, content) => {
    expect(reader(content).faults).toEqual([]);
    expect(at(content, 'src/main.rs', 5)?.contributor).toBe('ai');
    expect(at(content, 'src/lib.rs', 50)?.contributor).toBe('ai');
    expect(at(content, 'src/main.rs', 11)).toBeUndefined();
    expect(at(content, 'src/lib.rs', 51)).toBeUndefined();
  });

  it('names tool, model and session of sessions, prompts and people', () => {
    const { sessions, legacy, mixed } = SPECIFICATION_EXAMPLES as Record<string, string>;
    expect(at(sessions!, 'src/main.rs', 31)).toEqual({
      kind: 'note',
      source: 'refs/notes/ai',
      rule_id: 'git-ai-session',
      raw: 's_c9883b05a2487d::t_a1b2c3d4e5f678 25,30-35',
      commit: HEAD,
      contributor: 'ai',
      agent_id: 'cursor',
      agent_version: 'claude-sonnet-4-5-20250514',
      session_id: '6ef2299e-a67f-432b-aa80-3d2fb4d28999',
      confidence: 0.85,
    });
    expect(short(at(sessions!, 'src/lib.rs', 1))).toEqual(['ai', 'claude-code', 'git-ai-session']);
    expect(short(at(sessions!, 'src/main.rs', 42))).toEqual(['human', undefined, 'git-ai-human']);
    expect(short(at(legacy!, 'src/main.rs', 25))).toEqual(['ai', 'cursor', 'git-ai-prompt']);
    expect(short(at(SPECIFICATION_EXAMPLES['first edition']!, 'src/main.rs', 25))).toEqual(['ai', 'cursor', 'git-ai-prompt']);
    expect(short(at(mixed!, 'src/lib.rs', 7))).toEqual(['ai', 'cursor', 'git-ai-prompt']);
  });

  it('keeps no prompt, no statistics and nobody who asked', () => {
    const content = note(['a.rs', '  abcd 1-9', '  s_1::t_1 10'], {
      prompts: { abcd: { agent_id: { tool: 'codex', id: 'x', model: 'm' }, human_author: 'Maria', messages: [{ text: 'SECRET' }], messages_url: 'https://store.example/SECRET' } },
      sessions: { s_1: { agent_id: { tool: 'amp', id: 'y' }, human_author: 'Maria', messages: ['SECRET'], custom_attributes: { ticket: 'SECRET' } } },
    });
    expect(JSON.stringify([at(content, 'a.rs', 1), at(content, 'a.rs', 10)])).not.toMatch(/SECRET|Maria/);
  });

  it('lets the last of overlapping entries win', () => {
    const content = note(['a.rs', '  s_1::t_1 1-10', '  h_1 4-6', '  s_2::t_1 6'], {
      sessions: { ...SESSIONS, s_2: { agent_id: { tool: 'codex' } } },
      humans: { h_1: {} },
    });
    expect([3, 4, 6, 7].map((line) => short(at(content, 'a.rs', line))?.[1] ?? 'human')).toEqual(['claude-code', 'human', 'codex', 'claude-code']);
  });

  it.each(['ai_agent', 'human', '6ef2299e-a67f-432b-aa80-3d2fb4d28999', 's_1', 's_9::t_1', 'h_9', '0123456789abcdef', '__proto__', 'constructor', 's___proto__::t_1'])(
    'takes a line with the key %s, that nothing explains, for unknown',
    (key) => {
      const sessions = key === 's_1' ? {} : SESSIONS;
      expect(short(at(note(['a.rs', `  ${key} 1`], { sessions, prompts: {}, humans: {} }), 'a.rs', 1))).toEqual(['unknown', undefined, 'git-ai-unresolved']);
    },
  );

  it('looks up an older key in the notes of other commits', () => {
    const other = { commit: OTHER, content: note([], { prompts: { abcdef0: { agent_id: { tool: 'devin' } } } }) };
    const content = note(['a.rs', '  abcdef0 1'], { prompts: {} });
    expect(short(at(content, 'a.rs', 1, other))).toEqual(['ai', 'devin', 'git-ai-prompt']);
  });

  it.each([
    ['claude', 'claude-code'],
    ['github-copilot', 'github-copilot'],
    ['copilot_cli', 'github-copilot'],
    ['droid', 'factory-droid'],
    ['gemini', 'gemini-cli'],
    ['continue-cli', 'continue'],
    ['Some New Tool', 'some new tool'],
    ['unknown', undefined],
    ['', undefined],
  ])('counts the tool %p as %p', (tool, agent) => {
    const content = note(['a.rs', '  s_1::t_1 1'], { sessions: { s_1: { agent_id: { tool } } } });
    expect(short(at(content, 'a.rs', 1))?.slice(0, 2)).toEqual(['ai', agent]);
  });

  it.each(['unknown', 'default', '<synthetic>', 'tab', '', ' '])('takes %p for no model', (model) => {
    const content = note(['a.rs', '  s_1::t_1 1'], { sessions: { s_1: { agent_id: { tool: 'claude', model } } } });
    expect(at(content, 'a.rs', 1)?.agent_version).toBeUndefined();
  });

  it('takes the quotes off a model, hashes the address of a session, and drops a path of a machine', () => {
    const session = (id: string) => at(note(['a.rs', '  s_1::t_1 1'], { sessions: { s_1: { agent_id: { tool: 'claude', model: '"gpt-5"', id } } } }), 'a.rs', 1);
    expect(session('x')).toMatchObject({ agent_version: 'gpt-5', session_id: 'x' });
    expect(session('https://claude.ai/code/session_1')?.session_id).toMatch(/^url-[0-9a-f]{16}$/);
    expect(session('file:///home/maria/x')?.session_id).toBeUndefined();
  });

  it('reads quoted paths, CR at the ends, and a note that attests nothing', () => {
    const content = note(['"my file.rs"', '  s_1::t_1 1', 'b.rs', '  s_1::t_1 2'], { sessions: SESSIONS }).replaceAll('\n', '\r\n');
    expect(at(content, 'my file.rs', 1)?.contributor).toBe('ai');
    expect(at(content, 'b.rs', 2)?.contributor).toBe('ai');
    expect(reader('---\n{"schema_version":"authorship/3.0.0","prompts":{}}\n').faults).toEqual([]);
    expect(reader(note([], { logical_commit_id: 'x' })).faults).toEqual([]);
  });

  it.each([
    ['nothing', ''],
    ['no divider', 'a.rs\n  s_1::t_1 1\n'],
    ['a divider with a blank', 'a.rs\n  s_1::t_1 1\n--- \n{}'],
    ['metadata that is cut', note(['a.rs', '  s_1::t_1 1'], { sessions: SESSIONS }).slice(0, -20)],
    ['metadata that is a list', 'a.rs\n  s_1::t_1 1\n---\n[]'],
    ['another schema', note([], { schema_version: 'authorship/0.0.1' })],
    ['a schema that is a number', note([], { schema_version: 3 })],
  ])('is named as a fault with %s', (_name, content) => {
    expect(reader(content).faults).toEqual([{ what: 'note', where: HEAD, reason: expect.stringContaining('no format that is known') }]);
  });

  it.each([
    ['sessions that are a list', { sessions: [SESSIONS] }],
    ['a session that is a text', { sessions: { s_1: 'claude' } }],
    ['an agent that is a number', { sessions: { s_1: { agent_id: 7 } } }],
    ['prompts that are null', { sessions: null, prompts: null, humans: null }],
    ['hostile keys', JSON.parse('{"sessions":{"__proto__":{"agent_id":{"tool":"x"}},"constructor":{"agent_id":{"tool":"y"}}}}') as object],
  ])('leaves lines unknown with %s', (_name, metadata) => {
    expect(short(at(note(['a.rs', '  s_1::t_1 1'], metadata), 'a.rs', 1))?.[0]).toBe('unknown');
    expect(Object.hasOwn(Object.prototype, 'agent_id')).toBe(false);
  });

  it.each(['0', '-1', '1-', '5-3', 'x', '1e3', '0x10', '1.5', '99999999999999999999', '', '1 - 2'])('leaves out the range %p', (range) => {
    const content = note(['a.rs', `  s_1::t_1 ${range}`], { sessions: SESSIONS });
    expect(reader(content).faults).toEqual([]);
    expect([1, 2, 5, 16, 1000].map((line) => at(content, 'a.rs', line)?.contributor).filter((one) => one === 'ai')).toEqual([]);
  });

  it('says nothing of a deleted line, and of a line of another commit only where it stood there', () => {
    const content = note(['old.rs', '  s_1::t_1 7'], { sessions: SESSIONS });
    const { read } = readNotes([{ commit: OTHER, content }], HEAD, DEFAULT_ATTRIBUTION);
    const line = { file_path: 'new.rs', line_number: 9, change_type: 'added' } as const;
    expect(read({ ...line, attribution: { commit_sha: OTHER.slice(0, 8), commit_line: 7, commit_path: 'old.rs' } }).evidence).toHaveLength(1);
    expect(read({ ...line, file_path: 'old.rs', line_number: 7, attribution: { commit_sha: OTHER } }).evidence).toEqual([]);
    expect(read({ ...line, file_path: 'old.rs', line_number: 7 }).evidence).toEqual([]);
    expect(read({ ...line, change_type: 'deleted', attribution: { commit_sha: OTHER, commit_line: 7, commit_path: 'old.rs' } }).evidence).toEqual([]);
  });

  it('is read or named as a fault, whatever the text', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom('a.rs\n', '  s_1::t_1 1-3\n', '---\n', '{"schema_version":"authorship/3.0.0"}', '  ', '"', '\r\n'));
    fc.assert(
      fc.property(fc.array(piece).map((pieces) => pieces.join('')), (content) => {
        const { faults, read } = reader(content);
        read({ file_path: 'a.rs', line_number: 1, change_type: 'added' });
        expect(faults.length).toBeLessThan(2);
      }),
    );
  });
});
