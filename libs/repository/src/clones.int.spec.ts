import { MadeRepository } from '@provenance/embedded';
import { blamedFiles } from './blame/blamed-files.ts';
import { resolveChange, type ChangeRequest } from './change/change.ts';
import { readNotes } from './evidence/notes.ts';
import { readTraces } from './evidence/traces.ts';
import { openRepository, repositoryName, webAddress, type Repository } from './repository.ts';

const RANGE = { kind: 'range', base: 'origin/main' } as const;

describe('clones', () => {
  let origin: MadeRepository;
  let first: string;
  const clones: MadeRepository[] = [];

  beforeAll(() => {
    origin = new MadeRepository();
    origin.commit('start', { 'a.py': 'one\n' });
    origin.git('checkout', '-q', '-b', 'feature');
    first = origin.commit('first', { 'a.py': 'one\ntwo\n' });
    origin.git('notes', '--ref=ai', 'add', '-m', 'a.py\n  s_1::t_1 2\n---\n{}', first);
    origin.commit('second', { 'a.py': 'one\ntwo\nthree\n' });
  });

  afterAll(() => {
    for (const made of [origin, ...clones]) made.delete();
  });

  function clone(...options: string[]): MadeRepository {
    const made = origin.clone(...options);
    clones.push(made);
    return made;
  }

  it('says that a shallow one does not reach the common commit, and what to do', async () => {
    const shallow = clone('--depth=1', '--branch=feature', '--no-single-branch');
    const repository = await openRepository(shallow.dir);
    await expect(resolveChange(repository, RANGE)).rejects.toMatchObject({ code: 'no_common_commit', hint: expect.stringContaining('--unshallow') as string });
  });

  it('says that every line counts where the clone has no commit to start at', async () => {
    const shallow = clone('--depth=1', '--branch=feature');
    const change = await resolveChange(await openRepository(shallow.dir), { kind: 'range' });
    expect(change.shortcomings).toEqual([expect.objectContaining({ code: 'shallow', message: expect.stringContaining('every line counts as changed') as string })]);
  });

  it('credits no commit whose parents are away, and says so', async () => {
    origin.git('checkout', '-q', '-b', 'merged', 'main');
    origin.git('merge', '-q', '--no-ff', '-m', 'merge', 'feature');
    const shallow = clone('--depth=1', '--branch=merged', '--no-single-branch');
    const repository = await openRepository(shallow.dir);
    const change = await resolveChange(repository, RANGE);
    const files = await Array.fromAsync(blamedFiles(repository, change));
    expect(files[0]!.blamed.map(({ line, origin: from }) => [line.line_number, from])).toEqual([[2, undefined], [3, undefined]]);
    expect(change.shortcomings).toEqual([expect.objectContaining({ code: 'shallow' })]);
  });

  it('says that notes were not fetched, and reads them when they are', async () => {
    const full = clone('--branch=feature');
    const repository = await openRepository(full.dir);
    const change = await resolveChange(repository, RANGE);
    expect(await readNotes(repository, change)).toMatchObject({ notes: [], shortcomings: [{ code: 'notes_not_fetched' }] });
    full.git('fetch', '-q', 'origin', 'refs/notes/ai:refs/notes/ai');
    expect(await readNotes(repository, change)).toEqual({
      notes: [{ ref: 'refs/notes/ai', commit: first, content: 'a.py\n  s_1::t_1 2\n---\n{}\n' }],
      shortcomings: [],
    });
  });

  it('works in a linked worktree and in a folder within', async () => {
    const full = clone('--branch=feature');
    const linked = new MadeRepository(`${full.dir}-linked`, false);
    full.git('worktree', 'add', '-q', linked.dir, '-b', 'elsewhere');
    clones.push(linked);
    linked.write('deep/down.py', 'x\n');
    linked.git('add', '-A');
    const repository = await openRepository(`${linked.dir}/deep`);
    const change = await resolveChange(repository, { kind: 'staged' });
    expect(change.branch).toBe('elsewhere');
    expect((await Array.fromAsync(blamedFiles(repository, change))).map(({ path }) => path.text)).toEqual(['deep/down.py']);
  });

  it('says of a clone without its contents what it needs, and fetches nothing by itself', async () => {
    origin.git('config', 'uploadpack.allowFilter', 'true');
    const partial = clone('--filter=blob:none', '--no-checkout', '--branch=feature');
    const repository = await openRepository(partial.dir);
    const change = await resolveChange(repository, RANGE);
    await expect(Array.fromAsync(blamedFiles(repository, change))).rejects.toMatchObject({ code: 'objects_missing' });
  });

  it.each([
    ['https://github.com/acme/shop.git', 'acme/shop'],
    ['git@github.com:acme/shop.git', 'acme/shop'],
    ['ssh://git@host:22/group/sub/shop', 'group/sub/shop'],
    ['file:///srv/git/shop.git', 'local/'],
    ['/srv/git/shop.git', 'local/'],
    ['https://host/../shop', 'local/'],
  ])('takes the name of the repository from %s', async (url, name) => {
    expect(await repositoryName(await cloneOf(url))).toContain(name);
  });

  it.each([
    ['https://token:secret@github.com/acme/shop.git', 'https://github.com'],
    ['http://ghe.acme.example:8080/acme/shop.git', 'http://ghe.acme.example:8080'],
    ['git@ghe.acme.example:acme/shop.git', 'https://ghe.acme.example'],
    ['ssh://git@ssh.github.com:443/acme/shop.git', 'https://github.com'],
    ['file:///srv/git/shop.git', undefined],
    ['/srv/git/shop.git', undefined],
    ['C:/git/shop.git', undefined],
  ])('takes the address of its pages from %s', async (url, address) => {
    expect(await webAddress(await cloneOf(url))).toBe(address);
  });

  async function cloneOf(url: string): Promise<Repository> {
    const made = new MadeRepository();
    clones.push(made);
    made.git('remote', 'add', 'origin', url);
    return openRepository(made.dir);
  }
});

describe('what is not committed', () => {
  let made: MadeRepository;

  beforeEach(() => {
    made = new MadeRepository();
    made.commit('start', { 'a.py': 'one\n', '.gitignore': 'ignored.py\n' });
    made.write('a.py', 'one\nstaged\n');
    made.git('add', 'a.py');
    made.write('a.py', 'one\nstaged\nloose\n');
    made.write('fresh.py', 'new\n');
    made.write('ignored.py', 'no\n');
  });

  afterEach(() => made.delete());

  it.each<[ChangeRequest['kind'], string[]]>([
    ['staged', ['a.py:staged']],
    ['working-tree', ['a.py:staged', 'a.py:loose', 'fresh.py:new']],
  ])('%s has its lines, and they are of no commit', async (kind, lines) => {
    const repository = await openRepository(made.dir);
    const change = await resolveChange(repository, { kind } as ChangeRequest);
    const files = await Array.fromAsync(blamedFiles(repository, change));
    expect(files.flatMap(({ blamed }) => blamed.map(({ line }) => `${line.file_path}:${line.content}`))).toEqual(lines);
    expect(files.flatMap(({ blamed }) => blamed).every(({ origin }) => origin === undefined)).toBe(true);
  });

  it('is there before the first commit too', async () => {
    const empty = new MadeRepository();
    empty.write('a.py', 'x\n');
    empty.git('add', '-A');
    const repository = await openRepository(empty.dir);
    const change = await resolveChange(repository, { kind: 'staged' });
    expect(await Array.fromAsync(blamedFiles(repository, change))).toHaveLength(1);
    empty.delete();
  });

  it('has the traces that a hook left about its files, once each', async () => {
    const record = (path: string): string => JSON.stringify({ version: '0.1.0', id: path, files: [{ path, conversations: [] }] });
    made.write('.agent-trace/traces.jsonl', [record('a.py'), record('other.py'), 'no json', record('a.py')].join('\n'));
    const repository = await openRepository(made.dir);
    const change = await resolveChange(repository, { kind: 'working-tree' });
    const { traces } = await readTraces(repository, change, new Set(['a.py']));
    expect(traces.map(({ id }) => id)).toEqual(['a.py']);
  });
});
