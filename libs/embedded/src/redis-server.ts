import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from './free-port.ts';
import { endProcess } from './process-end.ts';
import { redisServerPath } from './redis-binary.ts';
import { tether } from './tether.ts';

export interface RedisOptions {
  /** The server program; the one that redisServerPath finds when absent. */
  program?: string;
  /** Data folder; a temporary one, removed by stop(), when absent. */
  dir?: string;
  /** Append-only file with fsync with every write; off when absent. */
  appendOnly?: boolean;
  /** A free one when absent. */
  port?: number;
  /** Further `--name value` pairs of the server's configuration. */
  config?: Record<string, string>;
}

/** A Redis server of our own on the loopback address. */
export interface RedisServer {
  url: string;
  port: number;
  pid: number;
  dir: string;
  /** Ends it in order (SIGTERM) and removes a temporary data folder. */
  stop(): Promise<void>;
  /** SIGKILL, as a crash; the data folder stays, so that startRedis({ dir, port }) brings it back. */
  kill(): Promise<void>;
}

/** Resolves at a line of the server's own log; rejects with its output when it exits first. */
export async function untilLogged(text: string, child: ChildProcess, program: string): Promise<void> {
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout! });
  const ready = new Promise<void>((resolve, reject) => {
    reader.on('line', (line) => {
      lines.push(line);
      if (line.includes(text)) resolve();
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      reject(new Error(`${program} ended (${code ?? signal}):\n${lines.slice(-20).join('\n')}`));
    });
  });
  await ready;
  // Keep draining: a full pipe would stop the server.
  reader.removeAllListeners('line');
  reader.resume();
}

/** Starts a Redis-compatible server and waits until it accepts connections. It ends with this process at the latest. */
export async function startRedis(options: RedisOptions = {}): Promise<RedisServer> {
  const program = options.program ?? redisServerPath();
  const dir = options.dir ?? (await mkdtemp(join(tmpdir(), 'provenance-redis-')));
  const port = options.port ?? (await freePort());
  const config: Record<string, string> = {
    port: String(port),
    bind: '127.0.0.1',
    dir,
    save: '',
    appendonly: options.appendOnly ? 'yes' : 'no',
    // With everysec a SIGKILL lost acknowledged writes in 1 of 15 tries; accepted must never be lost.
    appendfsync: 'always',
    'maxmemory-policy': 'noeviction',
    ...options.config,
  };
  const argv = Object.entries(config).flatMap(([name, value]) => [`--${name}`, value]);
  const child = spawn(program, argv, { stdio: ['ignore', 'pipe', 'ignore'], detached: true });
  if (child.pid !== undefined) tether(child);
  await untilLogged('Ready to accept connections', child, program);
  return {
    url: `redis://127.0.0.1:${port}/0`,
    port,
    pid: child.pid!,
    dir,
    async stop() {
      await endProcess(child, 'SIGTERM');
      if (options.dir === undefined) await rm(dir, { recursive: true, force: true });
    },
    kill: () => endProcess(child, 'SIGKILL'),
  };
}
