import { execFile } from 'node:child_process';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { UsageError } from './arguments.ts';
import type { DemoSubmission } from './sample.ts';

const execute = promisify(execFile);
const MAX_OUTPUT = 256 * 1024 * 1024;
/** Head files above this are left out: the service would scan them sparsely and say so. */
const MAX_FILE_BYTES = 1_000_000;

/** Runs git without a shell and with nothing of the repository's own configuration that starts programs. */
async function git(dir: string, ...argv: string[]): Promise<Buffer> {
  try {
    const { stdout } = await execute('git', ['-c', 'core.fsmonitor=false', '-C', dir, ...argv], {
      encoding: 'buffer',
      maxBuffer: MAX_OUTPUT,
    });
    return stdout;
  } catch (error) {
    const said = (error as { stderr?: Buffer }).stderr?.toString('utf8').trim();
    throw new UsageError(`git ${argv[0]}: ${said || (error as Error).message}`);
  }
}

/** The changes between two refs of a local repository, as a CI job would submit them. */
export async function repositoryPullRequest(where: {
  dir: string;
  base: string;
  head: string;
}): Promise<DemoSubmission> {
  const { dir } = where;
  const [base, head] = await Promise.all([resolve(dir, where.base), resolve(dir, where.head)]);
  const diff = (await git(dir, 'diff', '--no-color', '--no-ext-diff', '--no-textconv', `${base}...${head}`)).toString('utf8');
  if (diff.trim() === '') throw new UsageError(`nothing changed between ${where.base} and ${where.head}`);
  const files = await headFiles(dir, base, head);
  const body = {
    repo: `local/${basename(await topLevel(dir)).replaceAll(/[^\w.-]/g, '-')}`,
    pr_number: '1',
    base_sha: base,
    head_sha: head,
    provenance_data: {
      diff,
      files: [...files].map(([path, content]) => ({ path, content })),
      commits: await commits(dir, base, head),
    },
  };
  const lines = new Map([...files].map(([path, content]) => [path, content.split('\n')]));
  return { title: `${where.base}...${where.head} of ${dir}`, body, files: lines };
}

async function resolve(dir: string, ref: string): Promise<string> {
  return (await git(dir, 'rev-parse', '--verify', '--end-of-options', `${ref}^{commit}`)).toString('utf8').trim();
}

async function topLevel(dir: string): Promise<string> {
  return (await git(dir, 'rev-parse', '--show-toplevel')).toString('utf8').trim();
}

/** Text files that exist at the head, by path. */
async function headFiles(dir: string, base: string, head: string): Promise<Map<string, string>> {
  const listed = await git(dir, 'diff', '--name-only', '-z', '--diff-filter=d', '--ignore-submodules', `${base}...${head}`);
  const files = new Map<string, string>();
  for (const path of listed.toString('utf8').split('\0').filter(Boolean)) {
    const content = await git(dir, 'cat-file', 'blob', `${head}:${path}`);
    if (content.length <= MAX_FILE_BYTES && !content.includes(0)) files.set(path, content.toString('utf8'));
  }
  return files;
}

async function commits(dir: string, base: string, head: string) {
  const log = await git(dir, 'log', '-z', '--no-show-signature', '--format=%H%x1f%an <%ae>%x1f%cn <%ce>%x1f%B', `${base}..${head}`);
  return log
    .toString('utf8')
    .split('\0')
    .filter(Boolean)
    .map((record) => {
      const [sha, author, committer, message] = record.split('\x1f');
      return { sha, author, committer, message };
    });
}
