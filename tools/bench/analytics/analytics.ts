import { against, atMost, insteadOf, within, type Item, type Measurement, type Run } from '../measurement.ts';
import { costs } from './costs.ts';
import { withHistories, type History } from './history.ts';
import { answersOf, QUESTIONS, ROUTES, warmUp, type Answers, type Route } from './questions.ts';
import { scanMs } from './scan.ts';
import { median, quantile } from '../statistics.ts';

/** Targets of a median: how long, and how much longer than with a tenth of the analyses. */
const P50_MS = 15;
const FLAT = 1.2;
/** How far the lengths of two answers on the same groups are apart: figures with more digits, and the agents that one day has none of. */
const SAME_GROUPS = 0.1;
/** The noise of a loopback. */
const NOISE_MS = 0.5;

export const analytics: Item = {
  letter: 'i',
  name: 'analytics',
  title: 'Figures on agents',
  method:
    'A generator writes analyses of 40 changed lines through the real stores, with findings, decisions and reviews: 30 agents, 200 repositories, 90 days, each ' +
    'review that comes again for a pull request replacing the one before. By turns every agent has an analysis in every repository, so that from 10,000 on the groups are the same. ' +
    `Each size has a Redis and a governance-api of its own, and all are asked the same question in turn, forth and back, ${QUESTIONS} times a route, a window of 30 days that ends now where ` +
    'the route says no other; before each another analysis is counted, and it is asked three times: the first answer makes the rows "after a write", the two that follow the others. The baseline of a route is ' +
    'itself with a tenth of the analyses, and beside it stands how long its answer was, as a share of the one here: where that of 10,000 is as long, within 10 %, as that of 100,000, window and groups are the same, and flatness is a target. ' +
    'The baseline of the scan is the same figure from a walk over all stored analyses and their lines and findings, as the Python service answered, in this run and without HTTP. ' +
    'Bytes and writes are of the largest size.',
  async measure(run) {
    return withHistories(run.quick ? [100, 300] : [1_000, 10_000, 100_000], run.say, (histories) => measureOn(histories, run));
  },
};

async function measureOn(histories: readonly History[], run: Run): Promise<Measurement[]> {
  for (const history of histories) await warmUp(history);
  const bySize = histories.map((): Measurement[] => []);
  const afterWrite: Measurement[] = [];
  for (const route of ROUTES) {
    run.say(route.what);
    const answers = (await answersOf(route, histories, run.quick ? 5 : QUESTIONS)).map((one, at) => ({ size: histories[at]!.size, ...one }));
    for (const [at, one] of answers.entries()) bySize[at]!.push(rowOf(route, one, answers[at - 1]));
    afterWrite.push(afterWriteOf(route, answers.at(-1)!, answers.at(-2)!));
  }
  for (const [at, history] of histories.entries()) bySize[at]!.push(await scanned(history, bySize[at]![0]!));
  return [...bySize.flat(), ...afterWrite, ...(await costs(histories.at(-1)!))];
}

interface Sized extends Answers {
  size: number;
}

function rowOf({ what, replaced }: Route, { size, again, bytes }: Sized, former: Sized | undefined): Measurement {
  const figure = { what: `${what}, ${count(size)}`, value: median(again), unit: 'ms' };
  const before = former && { what: `${count(former.size)}, answer ${(former.bytes / bytes).toFixed(2)} as long`, value: median(former.again), unit: 'ms' };
  const row = before === undefined ? figure : against(figure, before);
  const isSame = former !== undefined && former.size >= 10_000 && Math.abs(former.bytes / bytes - 1) <= SAME_GROUPS;
  const aimed = before !== undefined && isSame ? withinAndFlat(row, before.value) : within(row, P50_MS);
  return replaced === undefined ? aimed : insteadOf(aimed, replaced);
}

/** The first answer after another analysis was counted. */
function afterWriteOf({ what }: Route, { size, afterWrite }: Sized, former: Sized): Measurement {
  const row = against(
    { what: `${what}, ${count(size)}, after a write`, value: median(afterWrite), unit: 'ms' },
    { what: count(former.size), value: median(former.afterWrite), unit: 'ms' },
  );
  const [p95, p95Before] = [afterWrite, former.afterWrite].map((times) => quantile(times, 0.95).toPrecision(3));
  return { ...row, remark: `p95 ${p95} ms (${p95Before} ms)` };
}

/** A target with two halves: quick, and no slower than with fewer analyses. */
function withinAndFlat(row: Measurement, former: number): Measurement {
  const met = row.value <= P50_MS && row.value <= Math.max(former * FLAT, former + NOISE_MS);
  return { ...atMost(row, FLAT), target: { says: `<= ${P50_MS} ms, ratio <= ${FLAT} or ${NOISE_MS} ms more`, met } };
}

async function scanned(history: History, ours: Measurement): Promise<Measurement> {
  const walk = { what: `the same by a scan, ${count(history.size)}`, value: await scanMs(history), unit: 'ms' };
  return against(walk, { what: ROUTES[0]!.what, value: ours.value, unit: 'ms' });
}

function count(size: number): string {
  return size.toLocaleString('en');
}
