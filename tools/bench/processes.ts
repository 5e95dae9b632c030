import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export const WORKSPACE = resolve(import.meta.dirname, '../..');

const READY_WITHIN_MS = 60_000;
const ENDS_WITHIN_MS = 15_000;

/** A Node process of this bench that answers HTTP on the loopback address. */
export interface Service {
  name: string;
  base: string;
  pid: number;
  /** Freezes it where it stands (SIGSTOP), and lets it go on. */
  freeze(): void;
  thaw(): void;
  /** SIGTERM; SIGKILL when it does not end in time. */
  stop(): Promise<void>;
}

const running = new Set<ChildProcess>();

/** Starts `script` with PROVENANCE_PORT set to a free port and waits until /readyz says so. */
export async function startService(name: string, script: string, env: NodeJS.ProcessEnv): Promise<Service> {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [resolve(WORKSPACE, script)], {
    cwd: WORKSPACE,
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...env, PROVENANCE_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const complaints = tailOf(child);
  await Promise.race([untilReady(base), diedEarly(name, child, complaints)]);
  return {
    name,
    base,
    pid: child.pid!,
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    stop: () => end(child),
  };
}

/** Ends whatever this bench still runs, for the day that it fails or is interrupted. */
export async function stopAllServices(): Promise<void> {
  await Promise.all([...running].map(end));
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function untilReady(base: string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    const ready = await fetch(`${base}/readyz`).then((answer) => answer.ok, () => false);
    if (ready) return;
    await wait(50);
  }
  throw new Error(`${base}/readyz was not ready within ${READY_WITHIN_MS / 1000} s`);
}

async function diedEarly(name: string, child: ChildProcess, complaints: string[]): Promise<never> {
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  throw new Error(`${name} ended (${code ?? signal}):\n${complaints.join('')}`);
}

/** The last things that it said; draining the pipes also keeps a full one from stopping the process. */
function tailOf(child: ChildProcess): string[] {
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said.push(text);
      if (said.length > 40) said.shift();
    });
  }
  return said;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGCONT');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), ENDS_WITHIN_MS);
  await exited;
  clearTimeout(late);
}
