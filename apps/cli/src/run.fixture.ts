import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { run } from './run.ts';

export interface Ran {
  exit: number;
  out: string;
  err: string;
}

export interface Call {
  cwd: string;
  env?: NodeJS.ProcessEnv;
  stdin?: string;
  /** Whether standard error is a terminal. */
  tty?: boolean;
  /** Set where standard output is a terminal: how wide it is. */
  columns?: number;
  signal?: AbortSignal;
}

/** Runs one call of the program in this process, as a shell would without a terminal. */
export async function call(argv: readonly string[], { cwd, env = {}, stdin = '', tty = false, columns, signal = new AbortController().signal }: Call): Promise<Ran> {
  const screen = columns === undefined ? {} : { isTTY: true, columns };
  const [stdout, stderr] = [Object.assign(new PassThrough(), screen), Object.assign(new PassThrough(), { isTTY: tty })];
  const [out, err] = [text(stdout), text(stderr)];
  const exit = await run(argv, {
    env: { PATH: process.env['PATH'], HOME: cwd, GIT_CONFIG_GLOBAL: '/dev/null', ...env },
    cwd,
    stdin: Readable.from([stdin]),
    stdout: stdout as unknown as NodeJS.WriteStream,
    stderr: stderr as unknown as NodeJS.WriteStream,
    signal,
  });
  stdout.end();
  stderr.end();
  return { exit, out: await out, err: await err };
}
