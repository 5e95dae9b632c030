import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { coldEngineRun } from './baselines/semgrep-core.ts';
import { writePack } from './baselines/pack.ts';
import { decided, submit } from './client.ts';
import { against, atMost, insteadOf, type Item } from './measurement.ts';
import { pythonFile, type PythonFile } from './payloads/python-file.ts';
import { seededRandom } from './payloads/random.ts';
import { submissionWithFiles } from './payloads/submission.ts';
import { median, quantile } from './statistics.ts';
import { withFolder, withStack } from './stack.ts';

const FILES = 5;
const LINES = 200;
/** Idle means that the engines started ahead are ready again before the next submission. */
const PAUSE_MS = 400;

export const idle: Item = {
  letter: 'b',
  title: 'Submit to decision on an idle system',
  method:
    `One analysis at a time, ${FILES} Python files of 60 to 140 lines that were never seen before, ${LINES} changed lines, ` +
    `${PAUSE_MS} ms pause between two; from the first byte of the submission to the decision in the analysis's event ` +
    'stream. Baseline: one run of semgrep-core by hand with the same rules and flags on the same files, cold, alternating with them.',
  async measure(run) {
    const random = seededRandom(2);
    const times: number[] = [];
    const cold: number[] = [];
    await withFolder(async (dir) => {
      const pack = await writePack(dir);
      await withStack(1, async (stack) => {
        const once = async (files: PythonFile[]) => {
          const body = Buffer.from(JSON.stringify(submissionWithFiles(random, files, LINES)));
          const started = performance.now();
          await decided(stack.governance.base, await submit(stack.ingest.base, body));
          return performance.now() - started;
        };
        const fresh = () => Array.from({ length: FILES }, () => pythonFile(random));
        for (let warmUp = 0; warmUp < 5; warmUp += 1) await once(fresh());
        const repeats = run.quick ? 8 : 80;
        run.say(`${repeats} analyses, one at a time`);
        for (let repeat = 0; repeat < repeats; repeat += 1) {
          const files = fresh();
          await wait(PAUSE_MS);
          times.push(await once(files));
          if (repeat % 4 === 0) {
            await wait(PAUSE_MS);
            cold.push(await coldEngineRun(join(dir, `cold-${repeat}`), pack, files));
          }
        }
      });
    });
    const baseline = { what: 'cold run of the engine, median', value: median(cold), unit: 'ms' };
    return [
      insteadOf(
        atMost(against({ what: 'submit to decision, p50', value: median(times), unit: 'ms' }, baseline), 0.6),
        '2,571 ms',
      ),
      against({ what: 'submit to decision, p99', value: quantile(times, 0.99), unit: 'ms' }, baseline),
    ];
  },
};
