import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { repositoryPullRequest, RepositoryError } from './repository.ts';

const dir = mkdtempSync(join(tmpdir(), 'provenance-demo-'));
afterAll(() => rmSync(dir, { recursive: true }));

function git(...argv: string[]): void {
  execFileSync('git', ['-C', dir, '-c', 'user.name=A', '-c', 'user.email=a@example.com', ...argv], { stdio: 'ignore' });
}

function commit(message: string, files: Record<string, string>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), content);
  }
  git('add', '-A');
  git('commit', '-m', message);
}

describe('repositoryPullRequest', () => {
  beforeAll(() => {
    git('init', '-b', 'main');
    commit('start', { 'a.py': 'x = 1\n', 'gone.py': 'y\n' });
    git('checkout', '-b', 'feature');
    rmSync(join(dir, 'gone.py'));
    commit('change\n\nAgent-ID: claude-code', { 'a.py': 'x = 2\n', 'sub dir/-rf;$(x).py': 'z = 3\n', 'image.bin': 'a\0b' });
  });

  it('brings the diff, the text files of the head and the commits', async () => {
    const { body, files } = await repositoryPullRequest({ dir, base: 'main', head: 'HEAD' });
    const { changed_lines, commits } = body.provenance_data;
    expect([...files.keys()].sort()).toEqual(['a.py', 'sub dir/-rf;$(x).py']);
    expect(changed_lines).toContainEqual(expect.objectContaining({ file_path: 'a.py', change_type: 'modified', content: 'x = 2' }));
    expect(commits).toHaveLength(1);
    expect(commits![0]!.message).toContain('Agent-ID: claude-code');
    expect(body.base_sha).toMatch(/^[0-9a-f]{40}$/);
  });

  it.each([
    ['a ref that does not exist', { dir, base: 'nowhere', head: 'HEAD' }],
    ['a folder that is no repository', { dir: tmpdir(), base: 'main', head: 'HEAD' }],
    ['a range without a change', { dir, base: 'HEAD', head: 'HEAD' }],
  ])('says what is wrong with %s', async (_name, where) => {
    await expect(repositoryPullRequest(where)).rejects.toThrow(RepositoryError);
  });
});
