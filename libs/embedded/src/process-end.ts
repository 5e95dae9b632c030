import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Sends the signal and resolves when the process has exited; at once when it already has. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}
