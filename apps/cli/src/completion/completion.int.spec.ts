import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call } from '../run.fixture.ts';

async function script(shell: string): Promise<string> {
  const { exit, out } = await call(['completion', shell], { cwd: tmpdir() });
  expect(exit).toBe(0);
  return out;
}

describe('completion', () => {
  const dir = mkdtempSync(join(tmpdir(), 'provenance-completion-'));
  afterAll(() => rmSync(dir, { recursive: true }));

  it.each([
    [['provenance', 'att'], 'attribute'],
    [['provenance', 'attribute', '--st'], '--staged'],
    [['provenance', 'check', '--format', 'git'], 'github gitlab'],
    [['provenance', 'submit', '--fail-on', ''], 'warn block never'],
    [['provenance', 'note', 'w'], 'write'],
    [['provenance', 'note', 'write', '--ag'], '--agent'],
  ])('of bash knows %j', async (words, expected) => {
    const file = join(dir, 'provenance.bash');
    writeFileSync(file, await script('bash'));
    const program = 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _provenance; echo "${COMPREPLY[*]}"';
    expect(execFileSync('bash', ['-c', program, 'bash', file, ...words], { encoding: 'utf8' }).trim()).toBe(expected);
  });

  it('of zsh and fish names every command, its options and their values', async () => {
    const [zsh, fish] = [await script('zsh'), await script('fish')];
    expect(zsh).toMatch(/^#compdef provenance\n/);
    expect(zsh).toMatch(/'note write'\) list='--repo --commit --agent .*--help' ;;/);
    expect(zsh).toContain("--format) list='text json markdown github gitlab sarif' ;;");
    expect(fish).toContain("complete -c provenance -n '__fish_use_subcommand' -f -a attribute -d 'who wrote each changed line, from what agents leave behind'");
    expect(fish).toContain("complete -c provenance -n '__fish_seen_subcommand_from note; and __fish_seen_subcommand_from write' -l agent -r -d");
  });

  it('of another shell is refused', async () => {
    expect((await call(['completion', 'tcsh'], { cwd: dir })).exit).toBe(2);
  });
});
