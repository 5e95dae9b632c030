import { setTimeout as wait } from 'node:timers/promises';
import { progress, submitAll, until } from './backlog.ts';
import { warmUp } from './drain.ts';
import { insteadOf, within, type Item } from './measurement.ts';
import { pythonFile } from './payloads/python-file.ts';
import { seededRandom } from './payloads/random.ts';
import { submissionWithFiles } from './payloads/submission.ts';
import { withStack, type Stack } from './stack.ts';

const FILES = 5;
const LINES = 200;

export const memory: Item = {
  letter: 'd',
  title: 'Redis memory a changed line',
  method:
    `Growth of used_memory (clients, scripts and AOF buffers taken out; queues, event streams, ledger and detector cache in it) ` +
    `over 500 analyses of ${LINES} changed lines and ${FILES} whole files of 60 to 140 lines, divided by their changed lines: ` +
    'in flight is the state in which an analysis is largest, attributed and not yet scanned (detect-worker stopped); completed is after the drain.',
  async measure(run) {
    const random = seededRandom(7);
    const count = run.quick ? 40 : 500;
    const bodies = Array.from({ length: count }, () => {
      const files = Array.from({ length: FILES }, () => pythonFile(random));
      return Buffer.from(JSON.stringify(submissionWithFiles(random, files, LINES)));
    });
    return withStack(1, async (stack) => {
      await warmUp(stack);
      const before = await stack.stats.dataBytes();
      const start = await progress(stack);
      for (const worker of stack.detect) worker.freeze();
      await submitAll(stack, bodies);
      await enriched(stack);
      const inFlight = (await stack.stats.dataBytes()) - before;
      for (const worker of stack.detect) worker.thaw();
      run.say(`draining ${count}`);
      await until(stack, 'completed', start, count);
      const after = (await stack.stats.dataBytes()) - before;
      const families = await stack.stats.bytesByFamily();
      for (const [family, bytes] of families.slice(0, 12)) run.say(`  ${(bytes / count / LINES).toFixed(1)} bytes a line in ${family}`);
      return [
        within({ what: 'bytes a changed line, in flight', value: inFlight / count / LINES, unit: 'bytes' }, 150),
        insteadOf(
          within({ what: 'bytes a changed line, completed', value: after / count / LINES, unit: 'bytes' }, 60),
          '1,194 bytes, for ever',
        ),
      ];
    });
  },
};

/** Resolves when the memory has stopped to grow, that is when enrich has done what it can. */
async function enriched(stack: Stack): Promise<void> {
  let last = -1;
  for (;;) {
    const bytes = await stack.stats.dataBytes();
    if (Math.abs(bytes - last) < 10_000) return;
    last = bytes;
    await wait(1_000);
  }
}
