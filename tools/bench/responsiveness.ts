import { setTimeout as wait } from 'node:timers/promises';
import { freeze, progress, submitAll, thaw, until } from './backlog.ts';
import { submit, timedStatus } from './client.ts';
import { warmUp } from './drain.ts';
import { insteadOf, within, type Item, type Measurement } from './measurement.ts';
import { histogramQuantile, Metrics } from './metrics.ts';
import { pythonFile } from './payloads/python-file.ts';
import { pick, seededRandom, type Random } from './payloads/random.ts';
import { submissionWithFiles } from './payloads/submission.ts';
import { withStack, type Stack } from './stack.ts';
import { quantile } from './statistics.ts';

const DELAY_METRIC = 'provenance_event_loop_delay_seconds';
const POLL_EVERY_MS = 40;
const SUBMIT_EVERY_MS = 250;

export const responsiveness: Item = {
  letter: 'e',
  title: 'Answers while a drain runs',
  method:
    `While 300 analyses of 5 new files are drained, a client reads the status of one of them every ${POLL_EVERY_MS} ms and ` +
    `submits a new one every ${SUBMIT_EVERY_MS} ms; the event-loop delay is the one that ingest-api exports, over the same time (the upper bound of its bucket).`,
  async measure(run) {
    const random = seededRandom(8);
    return withStack(1, async (stack) => {
      await warmUp(stack);
      const start = await progress(stack);
      freeze(stack);
      const bodies = Array.from({ length: run.quick ? 40 : 300 }, () => body(random));
      const ids = await submitAll(stack, bodies);
      const before = await Metrics.of(stack.ingest.base);
      run.say(`draining ${ids.length} beside polls and submissions`);
      thaw(stack);
      const polls = await aside(stack, ids, until(stack, 'decided', start, ids.length));
      const after = await Metrics.of(stack.ingest.base);
      return [
        delay(before, after),
        insteadOf(within({ what: 'GET status, p99', value: quantile(polls, 0.99), unit: 'ms' }, 100), '63 s'),
        { what: 'GET status, p50', value: quantile(polls, 0.5), unit: 'ms' },
      ];
    });
  },
};

function body(random: Random): Buffer {
  const files = Array.from({ length: 5 }, () => pythonFile(random));
  return Buffer.from(JSON.stringify(submissionWithFiles(random, files, 200)));
}

/** Polls and submits at a steady pace until `drained`; milliseconds of each poll. */
async function aside(stack: Stack, ids: readonly string[], drained: Promise<unknown>): Promise<number[]> {
  const random = seededRandom(9);
  const polls: Promise<number>[] = [];
  const submissions: Promise<string>[] = [];
  const end = new AbortController();
  const pace = async (every: number, act: () => void) => {
    while (!end.signal.aborted) {
      act();
      await wait(every, undefined, { signal: end.signal }).catch(() => undefined);
    }
  };
  const paces = [
    pace(POLL_EVERY_MS, () => polls.push(timedStatus(stack.governance.base, pick(random, ids)))),
    pace(SUBMIT_EVERY_MS, () => submissions.push(submit(stack.ingest.base, body(random)))),
  ];
  try {
    await drained;
  } finally {
    end.abort();
  }
  await Promise.all([...paces, ...submissions]);
  return Promise.all(polls);
}

function delay(before: Metrics, after: Metrics): Measurement {
  const figure = { what: 'event-loop delay of ingest-api, p99', unit: 'ms' };
  if (!after.has(`${DELAY_METRIC}_bucket`)) return { ...figure, value: Number.NaN, remark: `not measured: no ${DELAY_METRIC}` };
  return within({ ...figure, value: histogramQuantile(before, after, DELAY_METRIC, 0.99) * 1000 }, 50);
}
