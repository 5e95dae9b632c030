import { MadeRepository } from '@provenance/embedded';
import { call } from '../../run.fixture.ts';

interface AttributedLine {
  path: string;
  line: number;
  contributor: string;
  agent_id?: string;
  session_id?: string;
  granularity: string;
  commit: string;
  author: string;
  evidence: { rule_id: string; agent_id?: string }[];
}

interface Answer {
  lines: AttributedLine[];
  summary: { lines: number; contributors: Record<string, number>; agents: Record<string, number>; shortcomings: { code: string }[] };
}

const DEVIN = 'Devin AI <158243242+devin-ai-integration[bot]@users.noreply.github.com>';
const MARIA = 'Maria <maria@example.com>';

/** The answer of git blame itself, by line. */
function blame(made: MadeRepository, path: string): { commit: string; author: string }[] {
  const entries = made.git('blame', '--line-porcelain', 'HEAD', '--', path).split(/\n\t.*(?:\n|$)/).filter(Boolean);
  return entries.map((entry) => ({
    commit: entry.slice(0, 40),
    author: `${/^author (.*)$/m.exec(entry)![1]} ${/^author-mail (.*)$/m.exec(entry)![1]}`,
  }));
}

async function attribute(made: MadeRepository, ...argv: string[]): Promise<Answer> {
  const { exit, out, err } = await call(['attribute', '--json', '--base', 'main', ...argv], { cwd: made.dir });
  expect([exit, err]).toEqual([0, expect.any(String)]);
  return JSON.parse(out) as Answer;
}

describe('provenance attribute', () => {
  let made: MadeRepository;

  beforeEach(() => {
    made = new MadeRepository();
    made.commit('start', { 'shop.py': 'zero\n' });
    made.git('checkout', '-q', '-b', 'feature');
  });

  afterEach(() => made.delete());

  it('tells three agents and two people apart in one file of six commits', async () => {
    const text: string[] = ['zero'];
    const write = (message: string, author: string, ...lines: string[]): string => {
      text.push(...lines);
      return made.commit(message, { 'shop.py': `${text.join('\n')}\n` }, author);
    };
    write('By hand', 'Ada <ada@example.com>', 'ada 1', 'ada 2');
    write('Add orders\n\nCo-Authored-By: Claude <noreply@anthropic.com>', MARIA, 'claude 1', 'claude 2');
    write('Add invoices', DEVIN, 'devin 1');
    write('By hand, too', MARIA, 'maria 1');
    // A squash merge on GitHub: subjects, the trailers of each commit in the body, then all co-authors.
    write(
      '* one\n\nReviewed-by: coderabbitai[bot] <136622811+coderabbitai[bot]@users.noreply.github.com>\n\n* two\n\n---------\n\n' +
        'Co-authored-by: Ada <ada@example.com>\nCo-authored-by: Claude <noreply@anthropic.com>',
      MARIA,
      'squashed 1',
    );
    // A commit that was rebased, with its note copied to the new name.
    made.git('checkout', '-q', '-b', 'side');
    const old = write('Noted', MARIA, 'codex 1', 'maria 2');
    made.git('notes', '--ref=ai', 'add', '-m', codexNote(old, text.indexOf('codex 1') + 1), old);
    made.git('checkout', '-q', 'feature');
    made.git('commit', '-q', '--amend', '--no-edit', '--date=2020-01-01T00:00:00Z');
    made.git('cherry-pick', '--allow-empty', old);
    const rebased = made.git('rev-parse', 'HEAD');
    made.git('notes', '--ref=ai', 'copy', old, rebased);
    expect(rebased).not.toBe(old);

    const { lines, summary } = await attribute(made);
    const blamed = blame(made, 'shop.py');
    expect(lines.map(({ path, line, commit, author }) => ({ path, line, commit, author }))).toEqual(
      lines.map(({ line }) => ({ path: 'shop.py', line, ...blamed[line - 1]! })),
    );
    expect(lines.map(({ line, contributor, agent_id }) => [text[line - 1], contributor, agent_id])).toEqual([
      ['ada 1', 'human', undefined],
      ['ada 2', 'human', undefined],
      ['claude 1', 'ai', 'claude-code'],
      ['claude 2', 'ai', 'claude-code'],
      ['devin 1', 'ai', 'devin'],
      ['maria 1', 'human', undefined],
      ['squashed 1', 'ai', 'claude-code'],
      ['codex 1', 'ai', 'codex'],
      ['maria 2', 'human', undefined],
    ]);
    expect(lines[7]).toMatchObject({ granularity: 'line', session_id: 'conversation-1' });
    expect(JSON.stringify(lines)).not.toContain('coderabbit');
    expect(summary).toMatchObject({ lines: 9, contributors: { ai: 5, human: 4, mixed: 0, automation: 0, unknown: 0 } });
  });

  it('says what a commit without any agent says, and nothing more', async () => {
    made.commit('first', { 'shop.py': 'zero\none\n' });
    const { lines, summary } = await attribute(made);
    expect(lines).toEqual([expect.objectContaining({ contributor: 'human', evidence: [expect.objectContaining({ rule_id: 'commit-author' })] })]);
    expect(summary.agents).toEqual({ human: 1 });
  });

  it('finds the author of what is not committed by what a hook recorded', async () => {
    made.write('shop.py', 'zero\nx = 1\n');
    made.write('.agent-trace/traces.jsonl', JSON.stringify({
      version: '0.1.0',
      id: '550e8400-e29b-41d4-a716-446655440000',
      timestamp: '2026-01-25T10:00:00Z',
      vcs: { type: 'git', revision: made.git('rev-parse', 'HEAD') },
      tool: { name: 'cursor', version: '1' },
      files: [{ path: 'shop.py', conversations: [{ contributor: { type: 'ai' }, ranges: [{ start_line: 2, end_line: 2 }] }] }],
    }));
    const { exit, out } = await call(['attribute', '--json', '--working-tree'], { cwd: made.dir });
    const { lines } = JSON.parse(out) as Answer;
    expect(exit).toBe(0);
    expect(lines.find(({ path }) => path === 'shop.py')).toMatchObject({ contributor: 'ai', agent_id: 'cursor' });
  });

  it('prints a row a file and author, or a row a line, without a colour off a terminal', async () => {
    made.commit('first', { 'a\u001b[31m.py': 'x\n', 'shop.py': 'zero\none\n' });
    const table = await call(['attribute', '--base', 'main'], { cwd: made.dir });
    const rows = await call(['attribute', '--base', 'main', '--lines'], { cwd: made.dir });
    expect(table.out).toMatch(/^shop\.py +human +- +1 +0\.40$/m);
    expect(table.out).toContain('main...HEAD: 2 lines in 2 files: 2 human');
    expect(rows.out).toMatch(/^\+shop\.py:2 {2}human .* Ada <ada@example\.com>$/m);
    expect(table.out + rows.out).not.toContain('\u001b');
  });

  it.each([
    [['--base', 'nowhere'], 2, 'no commit is named nowhere here'],
    [['--base', '--output=x'], 2, 'not a git ref'],
    [['--staged', '--working-tree'], 2, 'exclude each other'],
    [['--staged', '--base', 'main'], 2, 'what is not committed has none'],
    [['--frob'], 2, 'unknown option'],
    [['--repo', '/'], 2, 'not a git repository'],
  ])('%j is a call that makes no sense', async (argv, exit, said) => {
    const ran = await call(['attribute', ...argv], { cwd: made.dir });
    expect([ran.exit, ran.out]).toEqual([exit, '']);
    expect(ran.err).toContain(said);
  });

  it('stops at a setting that it cannot use', async () => {
    const ran = await call(['attribute', '--base', 'main'], { cwd: made.dir, env: { PROVENANCE_AGENT_PUBLIC_KEYS: '{' } });
    expect([ran.exit, ran.err]).toEqual([2, expect.stringContaining('PROVENANCE_AGENT_PUBLIC_KEYS cannot be used')]);
  });
});

function codexNote(commit: string, line: number): string {
  return `shop.py
  s_1::t_1 ${line}
  h_1 ${line + 1}
---
${JSON.stringify({
  schema_version: 'authorship/3.0.0',
  base_commit_sha: commit,
  prompts: {},
  sessions: { s_1: { agent_id: { tool: 'codex', id: 'conversation-1', model: 'gpt-5.5' } } },
  humans: { h_1: { author: MARIA } },
})}`;
}
