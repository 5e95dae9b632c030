import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { redisServerPath } from '@provenance/embedded';

const run = promisify(execFile);

/**
 * From now on no file of this process grows beyond `bytes`, as on a disk that is full: what is written past it
 * ends short or with EFBIG. A file system of a few bytes could be mounted by root alone.
 */
export async function fillDisk(pid: number, bytes = 0): Promise<void> {
  await run('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`]);
}

export async function freeDisk(pid: number): Promise<void> {
  await run('prlimit', ['--pid', String(pid), '--fsize=unlimited']);
}

/** The server under a program that has it ignore the signal which comes with EFBIG; a full disk sends none. */
export async function redisOnAFullDisk(dir: string): Promise<string> {
  const program = join(dir, 'redis-server.sh');
  await writeFile(program, `#!/bin/sh\ntrap '' XFSZ\nexec "${redisServerPath()}" "$@"\n`, { mode: 0o700 });
  return program;
}
