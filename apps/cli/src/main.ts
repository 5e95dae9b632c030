#!/usr/bin/env node
import { InterruptedError } from './io/exit-code.ts';
import { run } from './run.ts';

// A reader that has seen enough (`| head`) is no error, and changes no decision: the exit code stays what run() answers.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`error: the answer cannot be written: ${error.code ?? error.message}\n`);
  process.exit(3);
});

// The first signal ends what runs in order; a second one ends the process.
const interruption = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => interruption.abort(new InterruptedError(name)));

const { env, stdin, stdout, stderr } = process;
process.exitCode = await run(process.argv.slice(2), { env, cwd: process.cwd(), stdin, stdout, stderr, signal: interruption.signal });
