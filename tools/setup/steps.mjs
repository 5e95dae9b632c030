import { spawnSync } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Says what is done before, and how long it took after: nobody should wonder at a silent terminal. */
export function step(what, work) {
  process.stderr.write(`set-up: ${what} ... `);
  const started = process.hrtime.bigint();
  const result = work();
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  process.stderr.write(`${seconds.toFixed(1)} s\n`);
  return result;
}

/** Whether a program is there and ends well. */
export function runs(program, argv) {
  return spawnSync(program, argv, { cwd: ROOT, stdio: 'ignore' }).status === 0;
}

/** Runs a program without a shell; on failure prints all that it said and ends the set-up. */
export function run(program, argv, options = {}) {
  const result = spawnSync(program, argv, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28, ...options });
  if (result.status === 0) return result.stdout;
  const cause = result.error ? result.error.message : `exit ${result.status ?? result.signal}`;
  process.stderr.write(`failed\n${result.stdout ?? ''}${result.stderr ?? ''}\n`);
  process.stderr.write(`set-up: "${program} ${argv.join(' ')}" failed: ${cause}\n`);
  process.exit(3);
}
