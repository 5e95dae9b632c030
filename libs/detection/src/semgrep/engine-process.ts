import { spawn } from 'node:child_process';
import { getPriority, setPriority } from 'node:os';
import { DetectorUnavailable } from '../detector/detector.ts';
import { EngineFailure } from './engine.ts';

/** Output beyond this is no report: an engine that prints without end must not fill our memory. */
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;
const KEPT_STDERR_BYTES = 2_000;

/** How an engine process is run. */
export interface EngineProcessOptions {
  program: string;
  argv: string[];
  /** Its working directory and its HOME. */
  dir: string;
  /** Further variables; nothing of our own environment is handed on. */
  env?: Record<string, string>;
  /** Address space in MiB; a hard bound beside the engine's own, softer one. */
  memoryMiB: number;
  /** Processor time; it holds also when nobody is left who watches the wall clock. */
  cpuSeconds: number;
  /** Added to our own scheduling priority, 0 to 19: requests are answered while engines work. */
  niceness: number;
}

/** A started process. */
export interface EngineProcess {
  readonly ended: boolean;
  /** Standard output once it ended with code 0. Starts the wall clock. */
  finish(wallMs: number): Promise<string>;
  kill(): void;
}

/** exec keeps the process id, so the group that is killed is the engine's. */
const LIMITED = 'ulimit -c 0; ulimit -v "$1"; ulimit -t "$2"; shift 2; exec "$@"';

/**
 * Linux may share the processor among sessions first (autogroup): there the session's niceness counts, and a
 * process's only within it. Other kernels have no such file, and not all let it be written.
 */
const STANDS_BACK = '{ echo "$1" >/proc/self/autogroup; } 2>/dev/null; shift; ';

function spawnEngine(options: EngineProcessOptions) {
  const { program, argv, memoryMiB, cpuSeconds } = options;
  const niceness = Math.min(19, getPriority() + options.niceness);
  const child = spawn(
    '/bin/sh',
    [
      ...['-c', STANDS_BACK + LIMITED, 'sh', String(niceness)],
      ...[String(memoryMiB * 1024), String(cpuSeconds), program, ...argv],
    ],
    {
      cwd: options.dir,
      env: {
        HOME: options.dir,
        PATH: '/usr/bin:/bin',
        LC_ALL: 'C.UTF-8',
        SEMGREP_SEND_METRICS: 'off',
        SEMGREP_ENABLE_VERSION_CHECK: '0',
        ...options.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own: the kill must reach whatever the engine starts.
      detached: true,
    },
  );
  if (child.pid !== undefined && options.niceness > 0) lowerPriority(child.pid, niceness);
  return child;
}

function lowerPriority(pid: number, niceness: number): void {
  try {
    setPriority(pid, niceness);
  } catch {
    // It has ended already, or the platform forbids it: the engine works at our own priority then.
  }
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Starts the program; its failures are told by finish(). */
export function startEngineProcess(options: EngineProcessOptions): EngineProcess {
  const child = spawnEngine(options);
  const output: Buffer[] = [];
  let bytes = 0;
  let stderr = '';
  let cause: string | undefined;
  let ended = false;
  const kill = (why: string): void => {
    cause ??= why;
    if (!ended && child.pid !== undefined) killGroup(child.pid);
  };
  child.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MAX_OUTPUT_BYTES) kill(`printed more than ${MAX_OUTPUT_BYTES} bytes`);
    else output.push(chunk);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    if (stderr.length < KEPT_STDERR_BYTES) stderr += chunk.toString('utf8');
  });
  const closed = new Promise<Error | undefined>((resolve) => {
    child.once('error', (error) => {
      ended = true;
      resolve(new DetectorUnavailable(`The engine cannot be started: ${error.message}`));
    });
    child.once('exit', () => {
      ended = true;
    });
    child.once('close', (code, signal) => {
      if (code === 0) resolve(undefined);
      else resolve(endOf(code, signal, cause, stderr));
    });
  });
  return {
    get ended() {
      return ended;
    },
    kill: () => {
      kill('was given up');
    },
    async finish(wallMs) {
      const clock = setTimeout(() => {
        kill(`did not end within ${wallMs} ms`);
      }, wallMs);
      const failure = await closed;
      clearTimeout(clock);
      if (failure !== undefined) throw failure;
      return Buffer.concat(output).toString('utf8');
    },
  };
}

function endOf(
  code: number | null,
  signal: string | null,
  cause: string | undefined,
  stderr: string,
): Error {
  // What the shell answers when it cannot exec: the program is missing or is not a program.
  if (code === 126 || code === 127) {
    return new DetectorUnavailable(`The engine cannot be started: ${stderr.trim()}`);
  }
  const said = stderr.trim() === '' ? '' : `: ${stderr.trim().slice(0, 300)}`;
  return new EngineFailure(`the engine ${cause ?? `ended with ${code ?? signal ?? 'no code'}`}${said}`);
}
