import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { call } from './run.fixture.ts';
import { outline } from './completion/outline.ts';
import { describeProgram } from './commands/program.ts';
import { VERSION } from './version.ts';

const cwd = import.meta.dirname;

describe('provenance', () => {
  it('has the version of its package', async () => {
    const { version } = JSON.parse(readFileSync(resolve(cwd, '../package.json'), 'utf8')) as { version: string };
    expect([VERSION, (await call(['--version'], { cwd })).out]).toEqual([version, `${version}\n`]);
  });

  const commands = outline(describeProgram()).filter(({ commands: inner }) => inner.length === 0);

  it.each(commands.map(({ path }) => [path.join(' ')]))('%s explains itself with examples', async (path) => {
    const { exit, out } = await call([...path.split(' '), '--help'], { cwd });
    expect(exit).toBe(0);
    expect(out).toMatch(new RegExp(`^Usage: provenance ${path} [^]*Examples:\\n {2}\\$ .+\\n {6}.+`));
  });

  it.each([[[]], [['frob']], [['note']], [['note', 'frob']]])('%j is a call that makes no sense', async (argv) => {
    const ran = await call(argv, { cwd });
    expect([ran.exit, ran.out]).toEqual([2, '']);
    expect(ran.err).not.toBe('');
  });

  it.each([
    [['attribute', '--json', '--base', '--x'], { error: { exit: 2, message: 'not a git ref: "--x"' } }],
    [['attribute', '--json', '--frob'], { error: { exit: 2, message: "error: unknown option '--frob'" } }],
  ])('%j answers a program with JSON all the same', async (argv, answer) => {
    const ran = await call(argv, { cwd });
    expect(JSON.parse(ran.out)).toEqual(answer);
    expect([ran.exit, ran.err]).toEqual([2, expect.stringContaining(answer.error.message)]);
  });
});
