import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { HARDENED, readingEnvironment } from './environment.ts';
import { GitError, gitFailure } from './git-error.ts';

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** Bytes of git's complaints that are kept. */
const SAID = 8_192;

/** Reads one repository by git, without a shell. */
export class Git {
  readonly #dir: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #settings: readonly string[];

  /** @param settings `name=value`, beyond the hardened ones */
  constructor(dir: string, env: NodeJS.ProcessEnv = process.env, settings: readonly string[] = []) {
    this.#dir = dir;
    this.#env = readingEnvironment(env);
    this.#settings = settings.flatMap((setting) => ['-c', setting]);
  }

  /** The whole output. @throws GitError when git is missing or ends badly */
  async bytes(...argv: readonly string[]): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.stream(argv)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  /** The output as text without its last newline. @throws GitError */
  async text(...argv: readonly string[]): Promise<string> {
    return (await this.bytes(...argv)).toString('utf8').replace(/\n$/, '');
  }

  /** The output as text of a git that is given bytes to read. @throws GitError */
  async textOf(input: Buffer, ...argv: readonly string[]): Promise<string> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.stream(argv, input)) chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8').replace(/\n$/, '');
  }

  /** The output as text, undefined when git says no: for questions whose answer may be "there is none". */
  async maybe(...argv: readonly string[]): Promise<string | undefined> {
    try {
      return await this.text(...argv);
    } catch (error) {
      if (error instanceof GitError && error.code === 'git_missing') throw error;
      return undefined;
    }
  }

  /** The output as it comes. @throws GitError at its end */
  async *stream(argv: readonly string[], input?: Buffer): AsyncGenerator<Buffer, void, void> {
    yield* output(this.#start('git', this.#words(argv), input), argv[0] ?? '');
  }

  /**
   * As `stream`, with a path of arbitrary bytes as the last word. Node encodes the words of a call as UTF-8, so a
   * name that is none goes through xargs, which is no shell.
   */
  async *streamWithPath(argv: readonly string[], path: Buffer): AsyncGenerator<Buffer, void, void> {
    const words = ['-0', 'git', ...this.#words(argv)];
    yield* output(this.#start('xargs', words, Buffer.concat([path, Buffer.of(0)])), argv[0] ?? '');
  }

  #words(argv: readonly string[]): string[] {
    return [...HARDENED, ...this.#settings, '-C', this.#dir, ...argv];
  }

  #start(program: string, words: readonly string[], input?: Buffer): Child {
    const child = spawn(program, words, { env: this.#env, stdio: ['pipe', 'pipe', 'pipe'] });
    // git may end without having read all of it; what it says then is the error, not the closed pipe.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    return child;
  }
}

async function* output(child: Child, command: string): AsyncGenerator<Buffer, void, void> {
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    if (said.length < SAID) said += chunk.toString('utf8');
  });
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>();
  child.once('error', (error) => reject(new GitError('git_missing', `git cannot be started: ${error.message}`, { cause: error })));
  child.once('close', (code, signal) => (code === 0 ? resolve() : reject(gitFailure(command, said || `ended with ${code ?? signal}`))));
  // Awaited below, after the last chunk; until then a failure must not count as unhandled.
  ended.catch(() => undefined);
  try {
    yield* child.stdout as AsyncIterable<Buffer>;
    await ended;
  } finally {
    child.kill();
  }
}
