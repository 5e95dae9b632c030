import { MadeRepository } from '@provenance/embedded';
import { call, type Ran } from '../../run.fixture.ts';

describe('provenance note', () => {
  let made: MadeRepository;

  beforeEach(() => {
    made = new MadeRepository();
    made.git('config', 'user.name', 'Ada');
    made.git('config', 'user.email', 'ada@example.com');
    made.commit('start', { 'a.py': '1\n' });
    made.git('checkout', '-q', '-b', 'feature');
    made.commit('lines', { 'a.py': '1\n2\n3\n4\n', 'with blank.py': 'x\ny\n' });
  });

  afterEach(() => made.delete());

  const write = (stdin: string, ...words: string[]): Promise<Ran> => call(['note', 'write', ...words], { cwd: made.dir, stdin });

  async function authors(): Promise<(string | undefined)[]> {
    const { out } = await call(['attribute', '--json', '--base', 'main'], { cwd: made.dir });
    const { lines } = JSON.parse(out) as { lines: { path: string; line: number; agent_id?: string; session_id?: string }[] };
    return lines.map(({ path, line, agent_id, session_id }) => `${path}:${line} ${agent_id ?? '-'} ${session_id ?? '-'}`);
  }

  it('leaves evidence that attribution reads, session by session', async () => {
    expect(await write('a.py:2-3\n', '--agent', 'codex', '--model', 'gpt-5.5', '--session', 'one')).toMatchObject({ exit: 0 });
    expect(await write('a.py:3\nwith blank.py:1\n', '--agent', 'claude', '--session', 'two', '--json')).toMatchObject({ exit: 0 });
    expect(await authors()).toEqual(['a.py:2 codex one', 'a.py:3 claude-code two', 'a.py:4 - -', 'with blank.py:1 claude-code two', 'with blank.py:2 - -']);
    const shown = await call(['note', 'show'], { cwd: made.dir });
    expect(shown.out).toMatch(/^refs\/notes\/ai\na\.py\n {2}s_[0-9a-f]{14}::t_[0-9a-f]{14} 2-3\na\.py\n {2}s_\S+ 3\n"with blank\.py"\n {2}s_\S+ 1\n---\n/);
  });

  it.each([
    ['', ['--agent', 'codex'], 'standard input names no lines'],
    ['a.py', ['--agent', 'codex'], 'not lines of a file'],
    ['a.py:3-1', ['--agent', 'codex'], 'not a range of lines'],
    ['a.py:5', ['--agent', 'codex'], 'a.py has 4 lines'],
    ['gone.py:1', ['--agent', 'codex'], 'gone.py is no file of'],
    ['../a.py:1', ['--agent', 'codex'], ''],
    ['a.py:1', ['--agent', 'two words'], 'not a name'],
    ['a.py:1', [], "required option '--agent <name>' not specified"],
    ['a.py:1', ['--agent', 'codex', '--commit', '--all'], 'not a git ref'],
  ])('refuses %j with %j', async (stdin, words, said) => {
    const ran = await write(stdin, ...words);
    expect([ran.exit === 0, ran.err]).toEqual([false, expect.stringContaining(said)]);
    expect((await call(['note', 'show', '--json'], { cwd: made.dir })).out).toContain('"notes":[]');
  });

  it('leaves a note of another kind alone', async () => {
    made.git('notes', '--ref=ai', 'add', '-m', 'by hand', 'HEAD');
    const ran = await write('a.py:1', '--agent', 'codex');
    expect([ran.exit, ran.err]).toEqual([2, expect.stringContaining('is not of authorship/3.0.0')]);
    expect((await call(['note', 'show'], { cwd: made.dir })).out).toBe('refs/notes/ai\nby hand\n');
  });
});
