import { MadeRepository } from '@provenance/embedded';
import { openRepository, type BlamedFile, type Change } from './index.ts';
import { blamedFiles } from './blame/blamed-files.ts';
import { resolveChange } from './change/change.ts';
import { readHeadFiles } from './change/head-files.ts';

const CAPS = { fileBytes: 1_000, files: 100, totalBytes: 100_000 };

async function read(repository: MadeRepository, base = 'main', head = 'HEAD'): Promise<{ change: Change; files: BlamedFile[] }> {
  const opened = await openRepository(repository.dir);
  const change = await resolveChange(opened, { kind: 'range', base, head });
  return { change, files: await Array.fromAsync(blamedFiles(opened, change)) };
}

/** `path:number commit-number` of each line, commits by their place in the list. */
function origins(files: readonly BlamedFile[], commits: readonly string[]): string[] {
  return files.flatMap(({ blamed }) =>
    blamed.map(({ line, origin }) => `${line.file_path}:${line.line_number} ${origin === undefined ? '-' : commits.indexOf(origin.commit)}`),
  );
}

describe('a range of commits', () => {
  let made: MadeRepository;

  beforeEach(() => {
    made = new MadeRepository();
    made.commit('start', { 'a.py': 'one\ntwo\nthree\n', 'gone.py': 'x\n', 'old.py': '1\n2\n3\n4\n5\n6\n7\n8\n' });
    made.git('checkout', '-q', '-b', 'feature');
  });

  afterEach(() => made.delete());

  it('blames each changed line to its commit, as git blame does', async () => {
    const first = made.commit('first', { 'a.py': 'one\nTWO\nthree\nfour\n' });
    const second = made.commit('second', { 'a.py': 'zero\none\nTWO\nthree\nFOUR\n' });
    const { files, change } = await read(made);
    expect(change.commits.map(({ sha }) => sha)).toEqual([second, first]);
    expect(origins(files, [first, second])).toEqual(['a.py:1 1', 'a.py:3 0', 'a.py:5 1']);
    // The number that the line had in its own commit: notes count there.
    expect(files[0]!.blamed[1]!.origin).toEqual({ commit: first, path: 'a.py', line: 2 });
  });

  it('follows a file to the name that it had in the commit of the line', async () => {
    const first = made.commit('first', { 'old.py': '1\n2\n3\n4\n5\n6\n7\n8\nnine\n' });
    made.git('mv', 'old.py', 'sub new.py');
    const second = made.commit('second', { 'sub new.py': 'zero\n1\n2\n3\n4\n5\n6\n7\n8\nnine\n' });
    const { files } = await read(made);
    expect(files.map(({ path, oldPath }) => [path.text, oldPath?.text])).toEqual([['sub new.py', 'old.py']]);
    expect(origins(files, [first, second])).toEqual(['sub new.py:1 1', 'sub new.py:10 0']);
    expect(files[0]!.blamed[1]!.origin).toEqual({ commit: first, path: 'old.py', line: 9 });
  });

  it('finds the first of two commits behind a file that was new and renamed within the range', async () => {
    const first = made.commit('first', { 'fresh.py': 'a\nb\nc\n' });
    made.git('mv', 'fresh.py', 'named.py');
    made.commit('second');
    const { files } = await read(made);
    expect(new Set(files[0]!.blamed.map(({ origin }) => origin?.commit))).toEqual(new Set([first]));
  });

  it('lays deleted lines to the only commit that touched the file, and otherwise to nobody', async () => {
    made.remove('gone.py');
    const first = made.commit('first', { 'a.py': 'one\n' });
    const second = made.commit('second', { 'old.py': '2\n3\n4\n5\n6\n7\n8\n' });
    const third = made.commit('third', { 'old.py': '2\n3\n4\n5\n6\n7\n' });
    const { files } = await read(made);
    expect(origins(files, [first, second, third])).toEqual(['a.py:2 0', 'a.py:2 0', 'gone.py:1 0', 'old.py:1 -', 'old.py:7 -']);
  });

  it('looks through merges at the commits behind them', async () => {
    const side = (made.git('checkout', '-q', '-b', 'side'), made.commit('side', { 'a.py': 'one\ntwo\nthree\nside\n' }));
    made.git('checkout', '-q', 'feature');
    const mine = made.commit('mine', { 'a.py': 'zero\none\ntwo\nthree\n' });
    made.git('merge', '-q', '--no-ff', '-m', 'merge', 'side');
    made.git('checkout', '-q', 'main');
    made.commit('meanwhile', { 'other.py': 'm\n' });
    made.git('checkout', '-q', 'feature');
    made.git('merge', '-q', '-m', 'catch up', 'main');
    const { files } = await read(made);
    expect(origins(files, [side, mine])).toEqual(['a.py:1 1', 'a.py:5 0']);
  });

  it('takes names with blanks, quotes, newlines, tabs and bytes that are no UTF-8', async () => {
    const names = ['\x01a.py', 'a b.py', 'say "hi".py', 'new\nline.py', 'tab\t.py', '-rf.py', '$(x).py', 'émile.py'];
    for (const name of names) made.write(`./${name}`, 'x\n');
    made.write(Buffer.from('caf\xe9.py', 'latin1'), 'x\ny\n');
    const first = made.commit('first');
    made.write(Buffer.from('caf\xe9.py', 'latin1'), 'x\nY\n');
    const second = made.commit('second');
    const opened = await openRepository(made.dir);
    const { files, change } = await read(made);
    expect(files.map(({ path }) => path.text).sort()).toEqual([...names, 'caf%E9.py'].sort());
    expect(origins(files, [first, second]).filter((line) => line.startsWith('caf'))).toEqual(['caf%E9.py:1 0', 'caf%E9.py:2 1']);
    const head = await readHeadFiles(opened, change, files, CAPS);
    expect(head.files.find(({ path }) => path === 'caf%E9.py')!.content.toString()).toBe('x\nY\n');
  });

  it('leaves binary files and submodules out, but no source that calls itself binary', async () => {
    const other = new MadeRepository();
    other.commit('inside', { 'x.py': 'x\n' });
    made.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', `file://${other.dir}`, 'module');
    made.commit('first', {
      'image.bin': Buffer.from('a\0b\n'),
      'nul.py': Buffer.from('x = 1 # \0\nimport os\n'),
      '.gitattributes': '*.py -diff -text\n',
      'hidden.py': 'eval(x)\n',
    });
    const { files } = await read(made);
    expect(files.map(({ path, leftOut, lines }) => [path.text, leftOut ?? lines.length])).toEqual([
      ['.gitattributes', 1],
      ['.gitmodules', 3],
      ['hidden.py', 1],
      ['image.bin', 'binary'],
      ['nul.py', 2],
    ]);
    other.delete();
  });

  it('takes line ends of Windows as line ends', async () => {
    made.commit('first', { 'dos.py': 'a\r\nb\r\n' });
    const { files } = await read(made);
    expect(files[0]!.lines.map(({ content }) => content)).toEqual(['a', 'b']);
  });

  it('names the head files that the caps leave out', async () => {
    made.commit('first', { 'big.py': 'x\n'.repeat(501), 'small.py': 'x\n' });
    const opened = await openRepository(made.dir);
    const { files, change } = await read(made);
    const head = await readHeadFiles(opened, change, files, CAPS);
    expect(head.files.map(({ path }) => path)).toEqual(['small.py']);
    expect(head.shortcomings[0]!.message).toContain('big.py was not taken along: it has 1002 bytes');
  });

  it('starts at the main branch when nobody says where', async () => {
    const first = made.commit('first', { 'b.py': 'x\n' });
    const opened = await openRepository(made.dir);
    const change = await resolveChange(opened, { kind: 'range' });
    expect([change.title, change.commits.map(({ sha }) => sha)]).toEqual(['main...HEAD', [first]]);
  });

  it('keeps the fields of a commit apart whatever its author is called', async () => {
    made.commit('subject\n\nbody\x1fmore\n\nAgent-ID: x', { 'b.py': 'x\n' }, 'A\x1fB <a@example.com>');
    const { change } = await read(made);
    expect(change.commits[0]).toMatchObject({ author: 'A\x1fB <a@example.com>', message: 'subject\n\nbody\x1fmore\n\nAgent-ID: x\n' });
  });

  it('takes authors from the commit, not from a mailmap that the change may bring', async () => {
    made.commit('first', { '.mailmap': 'Human <h@example.com> <bot@example.com>\n', 'b.py': 'x\n' }, 'Bot <bot@example.com>');
    const { change } = await read(made);
    expect(change.commits[0]!.author).toBe('Bot <bot@example.com>');
  });
});

describe('the first commit of a repository', () => {
  it('is a change against nothing', async () => {
    const made = new MadeRepository();
    const root = made.commit('root', { 'a.py': 'one\n' });
    const opened = await openRepository(made.dir);
    const change = await resolveChange(opened, { kind: 'range' });
    const files = await Array.fromAsync(blamedFiles(opened, change));
    expect(change).toMatchObject({ base: opened.emptyTree, head: root });
    expect(origins(files, [root])).toEqual(['a.py:1 0']);
    made.delete();
  });
});
