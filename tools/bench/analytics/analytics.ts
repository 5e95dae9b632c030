import { against, atMost, insteadOf, within, type Item, type Measurement, type Run } from '../measurement.ts';
import { costs } from './costs.ts';
import { withHistories, type History } from './history.ts';
import { mediansOf, QUESTIONS, ROUTES, warmUp, WRITE_EVERY, type Route } from './questions.ts';
import { scanMs } from './scan.ts';

/** Targets of a median: how long, and how much longer than with a tenth of the analyses. */
const P50_MS = 15;
const FLAT = 1.2;
/** The noise of a loopback. */
const NOISE_MS = 0.5;

export const analytics: Item = {
  letter: 'i',
  name: 'analytics',
  title: 'Figures on agents',
  method:
    'A generator writes analyses of 40 changed lines through the real stores, with findings, decisions and reviews: 30 agents, 200 repositories, 90 days, each ' +
    'review that comes again for a pull request replacing the one before. Each size has a Redis and a governance-api of its own, and all are asked the same question in turn, ' +
    `one after the other, ${QUESTIONS} times a route, a window of 30 days that ends now; every ${WRITE_EVERY}th question comes after another analysis was counted. The baseline of a route is ` +
    'itself with a tenth of the analyses. Only from 10,000 on do most agents have something on most days, so only there are window and groups the same: that pair has the target of flatness. ' +
    'The baseline of the scan is the same figure from a walk over all stored analyses and their lines and findings, as the Python service answered, in this run and without HTTP. ' +
    'Bytes and writes are of the largest size.',
  async measure(run) {
    return withHistories(run.quick ? [100, 300] : [1_000, 10_000, 100_000], run.say, (histories) => measureOn(histories, run));
  },
};

async function measureOn(histories: readonly History[], run: Run): Promise<Measurement[]> {
  for (const history of histories) await warmUp(history);
  const bySize = histories.map((): Measurement[] => []);
  for (const route of ROUTES) {
    run.say(route.what);
    const medians = await mediansOf(route, histories, run.quick ? 5 : QUESTIONS);
    for (const [at, { size }] of histories.entries()) bySize[at]!.push(rowOf(route, size, medians[at]!, at === 0 ? undefined : { size: histories[at - 1]!.size, ms: medians[at - 1]! }));
  }
  for (const [at, history] of histories.entries()) bySize[at]!.push(await scanned(history, bySize[at]![0]!));
  return [...bySize.flat(), ...(await costs(histories.at(-1)!))];
}

function rowOf({ what, replaced }: Route, size: number, value: number, former: { size: number; ms: number } | undefined): Measurement {
  const figure = { what: `${what}, ${count(size)}`, value, unit: 'ms' };
  const row = former === undefined ? figure : against(figure, { what: count(former.size), value: former.ms, unit: 'ms' });
  const aimed = former !== undefined && former.size >= 10_000 ? withinAndFlat(row, former.ms) : within(row, P50_MS);
  return replaced === undefined ? aimed : insteadOf(aimed, replaced);
}

/** A target with two halves: quick, and no slower than with fewer analyses. */
function withinAndFlat(row: Measurement, former: number): Measurement {
  const met = row.value <= P50_MS && row.value <= Math.max(former * FLAT, former + NOISE_MS);
  return { ...atMost(row, FLAT), target: { says: `<= ${P50_MS} ms, ratio <= ${FLAT}`, met } };
}

async function scanned(history: History, ours: Measurement): Promise<Measurement> {
  const walk = { what: `the same by a scan, ${count(history.size)}`, value: await scanMs(history), unit: 'ms' };
  return against(walk, { what: ROUTES[0]!.what, value: ours.value, unit: 'ms' });
}

function count(size: number): string {
  return size.toLocaleString('en');
}
