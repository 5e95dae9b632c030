import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { endProcess } from './process-end.ts';
import { workspaceRoot } from './workspace.ts';

const READY_WITHIN_MS = 60_000;
/** More than the budget of a service, which ends itself without what does not end. */
const ENDS_WITHIN_MS = 45_000;

/** An app of the workspace, running as a process of its own on the loopback address. */
export interface ServiceProcess {
  name: string;
  /** `http://127.0.0.1:<port>` */
  base: string;
  port: number;
  pid: number;
  /** What it wrote on standard output and error, the last part of it. */
  output(): string;
  /** Null while it runs, and when a signal has ended it. */
  exitCode(): number | null;
  /** SIGSTOP and SIGCONT: it stands still, its connections stay. */
  freeze(): void;
  thaw(): void;
  /** SIGTERM; SIGKILL when it has not ended within 45 s. */
  stop(): Promise<void>;
  /** SIGKILL, as a crash. */
  kill(): Promise<void>;
}

export interface ServiceOptions {
  /** Folder in apps/, which must have been built. */
  app: string;
  /** PROVENANCE_* variables; nothing of this process's environment is handed on but PATH. */
  env: Record<string, string>;
  /** The port of an earlier run, to come back under the same address; a free one when absent. */
  port?: number;
  /** The workspace whose build it is; this one when absent. */
  root?: string;
  /** Hears everything that it writes: `output()` keeps the last part alone. */
  onOutput?: (text: string) => void;
}

const running = new Set<ChildProcess>();

/** Starts `apps/<app>/dist/main.js` and resolves when /readyz says so. @throws Error with its output when it ends first. */
export async function startService({ app, env, port, root = workspaceRoot(), onOutput }: ServiceOptions): Promise<ServiceProcess> {
  const listenOn = port ?? (await freePort());
  const base = `http://127.0.0.1:${listenOn}`;
  const child = spawn(process.execPath, [join(root, 'apps', app, 'dist/main.js')], {
    cwd: root,
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...env, PROVENANCE_PORT: String(listenOn) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const output = tail(child, onOutput);
  await untilReady(app, base, child, output);
  return {
    name: app,
    base,
    port: listenOn,
    pid: child.pid!,
    output,
    exitCode: () => child.exitCode,
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    stop: () => stop(child),
    kill: () => endProcess(child, 'SIGKILL'),
  };
}

/** Ends every service that this process has started and not ended: for a test or a benchmark that failed half-way. */
export async function stopAllServices(): Promise<void> {
  await Promise.all([...running].map(stop));
}

async function stop(child: ChildProcess): Promise<void> {
  const late = setTimeout(() => child.kill('SIGKILL'), ENDS_WITHIN_MS);
  // A frozen process would never hear the SIGTERM.
  child.kill('SIGCONT');
  await endProcess(child, 'SIGTERM');
  clearTimeout(late);
}

async function untilReady(app: string, base: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`${app} ended (${child.exitCode ?? child.signalCode}):\n${output()}`);
    }
    if (await fetch(`${base}/readyz`).then((answer) => answer.ok, () => false)) return;
    await wait(50);
  }
  await endProcess(child, 'SIGKILL');
  throw new Error(`${app} was not ready within ${READY_WITHIN_MS / 1000} s:\n${output()}`);
}

/** The last lines; reading them also keeps a full pipe from stopping the process. */
function tail(child: ChildProcess, onOutput?: (text: string) => void): () => string {
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      chunks.push(text);
      onOutput?.(text);
      if (chunks.length > 200) chunks.shift();
    });
  }
  return () => chunks.join('');
}
