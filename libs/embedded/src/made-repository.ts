import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A repository made for a test, with everything of the machine's own configuration kept out. */
export class MadeRepository {
  readonly dir: string;
  #clock = 1_700_000_000;

  constructor(dir = mkdtempSync(join(tmpdir(), 'provenance-git-')), init = true) {
    this.dir = dir;
    if (init) this.git('init', '-q', '-b', 'main');
  }

  git(...argv: string[]): string {
    this.#clock += 60;
    const at = `${this.#clock} +0000`;
    return execFileSync('git', ['-C', this.dir, ...argv], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        HOME: this.dir,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'Ada',
        GIT_AUTHOR_EMAIL: 'ada@example.com',
        GIT_COMMITTER_NAME: 'Ada',
        GIT_COMMITTER_EMAIL: 'ada@example.com',
        GIT_AUTHOR_DATE: at,
        GIT_COMMITTER_DATE: at,
        GIT_ALLOW_PROTOCOL: 'file',
      },
    }).trimEnd();
  }

  write(path: string | Buffer, content: string | Buffer): void {
    if (typeof path === 'string') mkdirSync(dirname(join(this.dir, path)), { recursive: true });
    writeFileSync(typeof path === 'string' ? join(this.dir, path) : Buffer.concat([Buffer.from(`${this.dir}/`), path]), content);
  }

  remove(path: string): void {
    rmSync(join(this.dir, path));
  }

  /** Writes files and commits all there is. @returns the id of the commit */
  commit(message: string, files: Record<string, string | Buffer> = {}, author = 'Ada <ada@example.com>'): string {
    for (const [path, content] of Object.entries(files)) this.write(path, content);
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', message, '--author', author);
    return this.git('rev-parse', 'HEAD');
  }

  /** A clone beside it, over the transport that honours --depth. */
  clone(...options: string[]): MadeRepository {
    const dir = mkdtempSync(join(tmpdir(), 'provenance-clone-'));
    this.git('clone', '-q', ...options, `file://${this.dir}`, dir);
    return new MadeRepository(dir, false);
  }

  delete(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }
}
