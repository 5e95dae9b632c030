import { MadeRepository } from '@provenance/embedded';
import { openRepository, resolveChange, submissionOf, takeSnapshot, DEFAULT_CAPS } from '../index.ts';
import { withoutTranscripts } from '../evidence/transcripts.ts';
import { withinCaps } from './evidence-caps.ts';

const LINES = Array.from({ length: 20 }, (_, index) => `line ${index}\n`).join('');

describe('a submission of a repository', () => {
  it('has lines with their commits, files, commits, notes and traces', async () => {
    const made = new MadeRepository();
    made.commit('start', { 'old.py': LINES });
    made.git('checkout', '-q', '-b', 'feature');
    const first = made.commit('first\n\nAgent-ID: claude-code', { 'old.py': `${LINES}last\n`, 'nul.py': 'x\0\n' });
    made.git('notes', '--ref=ai', 'add', '-m', 'old.py\n  s_1::t_1 21\n---\n{"prompts":{"a":{"messages":["secret"]}}}', first);
    made.git('mv', 'old.py', 'new.py');
    const trace = { version: '0.1.0', files: [{ path: 'new.py', conversations: [] }] };
    const second = made.commit('second', { 'new.py': `zero\n${LINES}last\n`, '.agent-trace/traces.jsonl': JSON.stringify(trace) });
    const repository = await openRepository(made.dir);
    const snapshot = await takeSnapshot(repository, await resolveChange(repository, { kind: 'range', base: 'main' }));
    const body = submissionOf(snapshot, { repo: 'acme/shop', pr_number: '7' });
    const data = body.provenance_data;
    expect(body).toMatchObject({ repo: 'acme/shop', pr_number: '7', head_sha: second, branch: 'feature' });
    expect(data.changed_lines.filter(({ file_path }) => file_path === 'new.py').map(({ attribution }) => attribution)).toEqual([
      { commit_sha: second, commit_line: 1 },
      { commit_sha: first, commit_path: 'old.py', commit_line: 21 },
    ]);
    expect(data.files).toContainEqual({ path: 'nul.py', content_base64: Buffer.from('x\0\n').toString('base64') });
    expect(data.files).toContainEqual({ path: 'new.py', content: `zero\n${LINES}last\n` });
    expect(data.commits).toContainEqual({ sha: first, parents: [made.git('rev-parse', 'main')], message: 'first\n\nAgent-ID: claude-code\n', author: 'Ada <ada@example.com>', committer: 'Ada <ada@example.com>' });
    expect(data.notes).toEqual([{ commit: first, content: 'old.py\n  s_1::t_1 21\n---\n{"prompts":{"a":{}}}\n' }]);
    expect(data.traces).toEqual([trace]);
    expect(snapshot.shortcomings).toEqual([]);
    made.delete();
  });
});

describe('withinCaps', () => {
  const commit = { sha: 'a', parents: [], author: 'A <a@x>', committer: 'A <a@x>', authored_at: '', message: 'm' };

  it('says what it leaves out', () => {
    const notes = [{ commit: 'a', content: 'x'.repeat(60) }, { commit: 'b', content: 'x'.repeat(60) }, { commit: 'c', content: 'y' }];
    const { kept, shortcomings } = withinCaps({ commits: [commit, commit], notes, traces: [] }, { ...DEFAULT_CAPS, commits: 1, evidenceBytes: 100 });
    expect([kept.commits.length, kept.notes.map((note) => note.commit)]).toEqual([1, ['a', 'c']]);
    expect(shortcomings.map(({ message }) => message.split(' were')[0])).toEqual(['1 commits', '1 notes']);
  });

  it('keeps both ends of a message that is too long', () => {
    const message = `subject\n${'x'.repeat(100_000)}\nCo-authored-by: A <a@x>`;
    const [kept] = withinCaps({ commits: [{ ...commit, message }], notes: [], traces: [] }, DEFAULT_CAPS).kept.commits;
    expect(kept!.message.length).toBeLessThanOrEqual(65_536);
    expect(kept!.message).toMatch(/^subject\n[^]*\nCo-authored-by: A <a@x>$/);
  });
});

describe('withoutTranscripts', () => {
  it.each([
    ['a note without any', 'a\n  s_1::t_1 1\n---\n{"prompts":{}}', 'a\n  s_1::t_1 1\n---\n{"prompts":{}}'],
    ['a note whose JSON is broken', 'a\n  x 1\n---\n{"messages": [', 'a\n  x 1\n---\n{}\n'],
    ['a note of another kind', '{"messages":[]}', '{"messages":[]}'],
  ])('leaves of %s what is no conversation', (_name, note, bare) => {
    expect(withoutTranscripts(note)).toBe(bare);
  });
});
