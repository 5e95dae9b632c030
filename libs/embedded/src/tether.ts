import { spawn, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';

/** Reads until its standard input ends, which is when the process that holds the other end has. */
const WATCH = 'read -r _; kill "$1"';

/**
 * Ends a child in a group of its own, by SIGTERM, when this process ends, also by SIGKILL. A child needs such a group when
 * it has to outlive the Ctrl-C that its parent ends in order at: terminals send that to every process of the group.
 */
export function tether(child: ChildProcess): void {
  const watch = spawn('/bin/sh', ['-c', WATCH, 'sh', String(child.pid)], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  // Its id may be another process's by then.
  child.once('exit', () => watch.kill('SIGKILL'));
  watch.unref();
  (watch.stdin as Socket).unref();
}
