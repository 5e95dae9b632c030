// Development: the compiler and the standalone service, both watching. Ctrl-C ends both.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const start = (...argv) => spawn(process.execPath, argv, { cwd: root, stdio: 'inherit' });

const children = [
  start('node_modules/typescript/lib/tsc.js', '-b', '--watch', '--preserveWatchOutput'),
  start('--watch', '--watch-preserve-output', 'apps/standalone/dist/main.js'),
];
for (const child of children) {
  child.on('exit', (code) => {
    for (const other of children) other.kill('SIGTERM');
    process.exitCode = code ?? 0;
  });
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => children.forEach((child) => child.kill(signal)));
}
