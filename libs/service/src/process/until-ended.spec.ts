import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A real process: signals and exit codes are its own. @returns it, and its lines */
function startStuck(budgetMs: number, ...words: string[]): { child: ChildProcess; lines: AsyncIterator<string> } {
  const argv = [join(import.meta.dirname, 'stuck.fixture.ts'), String(budgetMs), ...words];
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } });
  return { child, lines: createInterface({ input: child.stdout! })[Symbol.asyncIterator]() };
}

it('ends a process without the part that does not end, and names it', async () => {
  const { child, lines } = startStuck(200);
  await lines.next();
  child.kill('SIGTERM');
  const exited = once(child, 'exit');
  expect(JSON.parse((await lines.next()).value as string)).toEqual({ signal: 'SIGTERM', message: 'ending' });
  await lines.next();
  expect(JSON.parse((await lines.next()).value as string)).toEqual({ parts: ['Stuck'], message: 'not ended in order within 0.2 s' });
  expect(await exited).toEqual([1, null]);
});

it.each([['SIGTERM', 143], ['SIGINT', 130]] as const)('ends a process at once at a second signal, %s', async (second, code) => {
  const { child, lines } = startStuck(600_000);
  await lines.next();
  child.kill('SIGTERM');
  await lines.next();
  expect((await lines.next()).value).toBe('part ends');
  child.kill(second);
  expect(await once(child, 'exit')).toEqual([code, null]);
});

it('says when it has ended in order, and how long that took', async () => {
  const { child, lines } = startStuck(600_000, 'ends');
  await lines.next();
  child.kill('SIGINT');
  const exited = once(child, 'exit');
  expect(JSON.parse((await lines.next()).value as string)).toEqual({ signal: 'SIGINT', message: 'ending' });
  await lines.next();
  expect(JSON.parse((await lines.next()).value as string)).toEqual({ signal: 'SIGINT', seconds: expect.any(Number), message: 'ended in order' });
  expect(await exited).toEqual([0, null]);
});
