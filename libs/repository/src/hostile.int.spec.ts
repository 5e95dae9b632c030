import { existsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MadeRepository } from '@provenance/embedded';
import { blamedFiles } from './blame/blamed-files.ts';
import { resolveChange, type ChangeRequest } from './change/change.ts';
import { readHeadFiles } from './change/head-files.ts';
import { readNotes } from './evidence/notes.ts';
import { openRepository } from './repository.ts';

describe('a repository whose configuration names programs', () => {
  let made: MadeRepository;
  let trap: string;

  beforeEach(() => {
    made = new MadeRepository();
    trap = join(made.dir, '.git', 'trapped');
    const program = join(made.dir, '.git', 'trap.sh');
    writeFileSync(program, `#!/bin/sh\necho "$0 $@" >> ${trap}\ncat\n`, { mode: 0o755 });
    made.commit('start', { 'a.py': 'one\n', '.gitattributes': '*.py diff=evil filter=evil\n' });
    made.git('checkout', '-q', '-b', 'feature');
    made.commit('one', { 'a.py': 'one\ntwo\n' });
    made.commit('two', { 'a.py': 'one\ntwo\nthree\n' });
    for (const [name, value] of Object.entries({
      'core.fsmonitor': program,
      'core.pager': program,
      'core.sshCommand': program,
      'core.hooksPath': join(made.dir, '.git'),
      'diff.external': program,
      'diff.evil.command': program,
      'diff.evil.textconv': program,
      'filter.evil.clean': program,
      'filter.evil.process': program,
      'filter.evil.required': 'true',
      'gpg.program': program,
      'log.showSignature': 'true',
      'pager.log': program,
      'alias.blame': `!${program}`,
    })) {
      made.git('config', name, value);
    }
  });

  afterEach(() => made.delete());

  it.each<ChangeRequest>([{ kind: 'range', base: 'main' }, { kind: 'staged' }, { kind: 'working-tree' }])('starts none of them for $kind', async (request) => {
    made.write('a.py', 'one\ntwo\nthree\nfour\n');
    if (request.kind === 'staged') {
      made.git('-c', 'filter.evil.clean=', '-c', 'filter.evil.process=', '-c', 'filter.evil.required=false', '-c', 'core.fsmonitor=false', 'add', 'a.py');
    }
    const repository = await openRepository(made.dir);
    const change = await resolveChange(repository, request);
    const files = await Array.fromAsync(blamedFiles(repository, change));
    await readHeadFiles(repository, change, files, { fileBytes: 1e6, files: 10, totalBytes: 1e6 });
    await readNotes(repository, change);
    expect(files.map(({ path }) => path.text)).toEqual(['a.py']);
    expect(existsSync(trap)).toBe(false);
  });
});

describe('words that are no refs', () => {
  it.each([
    ['an option', '--output=/tmp/x', 'bad_ref'],
    ['nothing', '', 'bad_ref'],
    ['two lines', 'a\nb', 'bad_ref'],
    ['a name that nothing has', 'nowhere', 'unknown_ref'],
  ])('are refused: %s', async (_name, ref, code) => {
    const made = new MadeRepository();
    made.commit('start', { 'a.py': 'x\n' });
    const repository = await openRepository(made.dir);
    await expect(resolveChange(repository, { kind: 'range', base: ref })).rejects.toMatchObject({ code });
    await expect(resolveChange(repository, { kind: 'range', base: 'main', head: ref })).rejects.toMatchObject({ code });
    made.delete();
  });
});

describe('a folder', () => {
  it.each([
    ['that is no repository', tmpdir()],
    ['that is not there', join(tmpdir(), 'provenance-absent')],
  ])('%s is named as such', async (_name, dir) => {
    await expect(openRepository(dir)).rejects.toMatchObject({ code: 'not_a_repository' });
  });

  it('is of no use without git', async () => {
    await expect(openRepository(tmpdir(), { PATH: '/nonexistent' })).rejects.toMatchObject({ code: 'git_missing' });
  });
});
