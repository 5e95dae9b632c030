import { setTimeout as wait } from 'node:timers/promises';
import { freeze, progress, submitMany, thaw, until } from './backlog.ts';
import { warmUp } from './drain.ts';
import { against, atMost, type Item, type Measurement, type Run } from './measurement.ts';
import { BodyMint } from './payloads/body-mint.ts';
import { pythonFile, tinyPythonFile } from './payloads/python-file.ts';
import { seededRandom } from './payloads/random.ts';
import { submissionWithFiles } from './payloads/submission.ts';
import { withStack, type Stack } from './stack.ts';
import { median } from './statistics.ts';

/** After it the engines that were started ahead stand: they would share the cores with what is measured. */
const SETTLE_MS = 3_000;

/** What one more analysis costs, by three measures. */
interface Cost {
  /** Accepted a second over 32 connections. */
  accepted: number;
  /** Drained a second. */
  drained: number;
  /** Redis commands an analysis, those inside scripts included. */
  commands: number;
}

const TINY = submissionWithFiles(seededRandom(10), [tinyPythonFile(1), tinyPythonFile(2)], 6);

export const growth: Item = {
  letter: 'f',
  title: 'Growth',
  method:
    'By workers: 400 analyses of 5 new files each, submitted over 32 connections while 1, 2 and 4 detect-workers are stopped, then drained. ' +
    'All workers share the cores of this one machine, so an even rate is the best that can be seen here. ' +
    'By volume: 100 and 10,000 analyses of two tiny files whose findings are cached, on one system without a restart, so that the later ones ' +
    'meet what the earlier ones left behind; 100 is the median of five. Time an analysis is the inverse of the rate.',
  async measure(run) {
    return [...(await byWorkers(run)), ...(await byVolume(run))];
  },
};

async function byWorkers(run: Run): Promise<Measurement[]> {
  const count = run.quick ? 20 : 400;
  const rows: Measurement[] = [];
  let alone: Cost | undefined;
  for (const workers of run.quick ? [1, 2] : [1, 2, 4]) {
    const random = seededRandom(11);
    const submissions = Array.from({ length: count }, () =>
      submissionWithFiles(random, Array.from({ length: 5 }, () => pythonFile(random)), 200),
    );
    run.say(`${count} analyses with ${workers} detect-worker(s)`);
    const cost = await withStack(workers, async (stack) => {
      await warmUp(stack);
      await wait(SETTLE_MS);
      return costOf(stack, new BodyMint(submissions), count);
    });
    rows.push(...costRows(`${workers} worker(s)`, cost, alone));
    alone ??= cost;
  }
  return rows;
}

async function byVolume(run: Run): Promise<Measurement[]> {
  const many = run.quick ? 500 : 10_000;
  return withStack(1, async (stack) => {
    const mint = new BodyMint([TINY]);
    await costOf(stack, mint, 300); // warm-up, and the findings of the tiny files are cached after it
    const few: Cost[] = [];
    for (let repeat = 0; repeat < 5; repeat += 1) few.push(await costOf(stack, mint, 100));
    run.say(`${many} analyses of tiny files`);
    const grown = await costOf(stack, mint, many);
    const small: Cost = {
      accepted: median(few.map(({ accepted }) => accepted)),
      drained: median(few.map(({ drained }) => drained)),
      commands: median(few.map(({ commands }) => commands)),
    };
    const figure = (what: string, value: number, unit: string) => ({ what, value, unit });
    return [
      atMost(against(figure(`ms to accept one of ${many}`, 1000 / grown.accepted, 'ms'), figure('one of 100', 1000 / small.accepted, 'ms')), 1.3),
      atMost(against(figure(`ms to drain one of ${many}`, 1000 / grown.drained, 'ms'), figure('one of 100', 1000 / small.drained, 'ms')), 1.3),
      atMost(against(figure(`Redis commands for one of ${many}`, grown.commands, ''), figure('one of 100', small.commands, '')), 1.3),
    ];
  });
}

/** Submits while the workers stand, then drains; each part timed for itself. */
async function costOf(stack: Stack, mint: BodyMint, count: number): Promise<Cost> {
  const start = await progress(stack);
  const commands = await stack.stats.commands();
  freeze(stack);
  const accepted = await submitMany(stack, mint, count);
  const started = thaw(stack);
  const ended = await until(stack, 'completed', start, count);
  return {
    accepted,
    drained: count / ((ended - started) / 1000),
    commands: ((await stack.stats.commands()) - commands) / count,
  };
}

function costRows(what: string, cost: Cost, alone: Cost | undefined): Measurement[] {
  const row = (name: string, key: keyof Cost, unit: string): Measurement => {
    const figure = { what: `${name}, ${what}`, value: cost[key], unit };
    return alone === undefined ? figure : against(figure, { what: '1 worker', value: alone[key], unit });
  };
  return [row('accepted a second', 'accepted', '/s'), row('drained a second', 'drained', '/s'), row('Redis commands an analysis', 'commands', '')];
}
