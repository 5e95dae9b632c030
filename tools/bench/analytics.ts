import { durationMs, figureOf, metricNamed, Tally } from '@provenance/domain';
import { createRedis, RedisAnalysisStore, RedisAnalyticsStore, RedisOpenLedger, RedisReviewFactStore, untilReady, type AnalysisStore, type RedisClient } from '@provenance/store';
import { against, atMost, insteadOf, within, type Item, type Measurement, type Run } from './measurement.ts';
import { makeAnalysis, type Stores } from './payloads/analytics-history.ts';
import { seededRandom, type Random } from './payloads/random.ts';
import { RedisStats } from './redis-stats.ts';
import { startApp, withRedis } from './stack.ts';
import { median } from './statistics.ts';

/** Targets of a median: how long, and how much longer than with the fewest analyses. */
const P50_MS = 15;
const FLAT = 1.2;

const WINDOW = 'time_window=30d';
const ROUTES: readonly (readonly [what: string, path: string, replaced?: string])[] = [
  ['summary, one metric', `summary?metric=risk_rate&${WINDOW}`, '2.1 s at 1,000, 11.7 s at 5,000'],
  ['summary, 10 metrics', `summary?metric=code_volume,code_churn_rate,risk_rate,block_rate,provenance_coverage,review_comments,ci_failure_rate,time_to_merge_hours,unique_reviewers,avg_line_complexity&${WINDOW}`],
  ['summary by repo, 90 days', 'summary?metric=risk_rate&group_by=repo&time_window=90d'],
  ['summary by category', `summary?metric=findings_count&group_by=category&${WINDOW}`],
  ['summary, one agent by repo', 'summary?metric=code_volume&group_by=repo&agent_id=agent-07&time_window=7d'],
  ['series by day', `summary?metric=risk_rate&interval=1d&${WINDOW}`],
  ['compared with before', `summary?metric=risk_rate&compare=previous&${WINDOW}`],
  ['agents/behavior', `agents/behavior?${WINDOW}`, '5.6 s at 1,000, 30 s at 5,000'],
  ['scorecard', `agents/agent-07/scorecard?${WINDOW}`],
  ['agents/compare', `agents/compare?a=agent-07&b=agent-11&${WINDOW}`],
  ['review-alerts', `review-alerts?${WINDOW}`],
  ['review-load', `review-load?${WINDOW}`],
  ['review-load/teams', `review-load/teams?${WINDOW}`],
  ['review-load/teams/alerts', `review-load/teams/alerts?${WINDOW}`],
  ['review-drift', `review-drift?${WINDOW}`],
  ['ci-failure-heatmap', `ci-failure-heatmap?${WINDOW}`],
  ['metrics', 'metrics'],
];

/** Analyses that are made at a time. */
const PARALLEL = 16;
/** Every so many questions another analysis is counted, so that something of the window is new. */
const WRITE_EVERY = 10;
const QUESTIONS = 60;
const WARM_UP = 10;

export const analytics: Item = {
  letter: 'i',
  name: 'analytics',
  title: 'Figures on agents',
  method:
    'A generator writes analyses of 40 changed lines through the real stores, with findings, decisions and reviews: 30 agents, 200 repositories, 90 days, each ' +
    `review that comes again for a pull request replacing the one before. At each size governance-api is asked ${QUESTIONS} times a route, one after the other, a window of 30 ` +
    `days that ends now; every ${WRITE_EVERY}th question comes after another analysis was counted. The baseline of a route is itself at the smallest size; that of the scan is the same figure ` +
    'from a walk over all stored analyses and their lines and findings, as the Python service answered, in this run and without HTTP. Bytes and writes are of the largest size.',
  async measure(run) {
    return withRedis(async ({ url }) => {
      const redis = createRedis(url, 'store', () => undefined);
      const stats = new RedisStats(url);
      try {
        await untilReady(redis);
        return await measureOn(redis, stats, url, run);
      } finally {
        redis.disconnect();
        stats.close();
      }
    });
  },
};

async function measureOn(redis: RedisClient, stats: RedisStats, url: string, run: Run): Promise<Measurement[]> {
  const sizes = run.quick ? [100, 300] : [1_000, 10_000, 100_000];
  const [stores, random, ids] = [storesOver(redis), seededRandom(21), [] as string[]];
  const governance = await startApp('governance-api', url);
  const empty = await stats.dataBytes();
  const rows: Measurement[] = [];
  const smallest = new Map<string, number>();
  try {
    for (const size of sizes) {
      run.say(`${size} analyses`);
      await makeUpTo(size, ids, stores, random);
      if (smallest.size === 0) await warmUp(governance.base);
      rows.push(...(await askAll(governance.base, size, smallest, () => makeAnalysis(random, stores, Date.now(), Date.now()).then((id) => ids.push(id)), run)));
      rows.push(await scanned(stores, ids, size, rows));
    }
    return [...rows, ...(await costs({ redis, stats, stores, random, ids, empty }))];
  } finally {
    await governance.stop();
  }
}

function storesOver(redis: RedisClient): Stores {
  const analyticsStore = new RedisAnalyticsStore(redis);
  return { analyses: new RedisAnalysisStore(redis, new RedisOpenLedger(redis)), analytics: analyticsStore, reviews: new RedisReviewFactStore(redis, analyticsStore) };
}

async function makeUpTo(size: number, ids: string[], stores: Stores, random: Random): Promise<void> {
  const now = Date.now();
  let left = size - ids.length;
  const worker = async (): Promise<void> => {
    while (left-- > 0) ids.push(await makeAnalysis(random, stores, now));
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
}

/** A process that has just started compiles what it runs. */
async function warmUp(base: string): Promise<void> {
  for (const [, path] of ROUTES) {
    for (let at = 0; at < QUESTIONS; at += 1) await (await fetch(`${base}/v1/analytics/${path}`)).text();
  }
}

async function askAll(base: string, size: number, smallest: Map<string, number>, write: () => Promise<unknown>, run: Run): Promise<Measurement[]> {
  const rows: Measurement[] = [];
  for (const [what, path, replaced] of ROUTES) {
    const p50 = await medianMs(`${base}/v1/analytics/${path}`, write, run.quick ? 5 : QUESTIONS);
    const figure = { what: `${what}, ${size.toLocaleString('en')}`, value: p50, unit: 'ms' };
    const first = smallest.get(what);
    smallest.set(what, first ?? p50);
    const row = first === undefined ? within(figure, P50_MS) : withinAndFlat(figure, first);
    rows.push(replaced === undefined ? row : insteadOf(row, replaced));
  }
  return rows;
}

/** A target with two halves: quick, and no slower than with few analyses. Half a millisecond is the noise of a loopback. */
function withinAndFlat(figure: Measurement, first: number): Measurement {
  const row = atMost(against(figure, { what: 'the smallest size', value: first, unit: 'ms' }), FLAT);
  const met = figure.value <= P50_MS && figure.value <= Math.max(first * FLAT, first + 0.5);
  return { ...row, target: { says: `<= ${P50_MS} ms, ratio <= ${FLAT}`, met } };
}

async function medianMs(url: string, write: () => Promise<unknown>, questions: number): Promise<number> {
  const times: number[] = [];
  for (let at = -WARM_UP; at < questions; at += 1) {
    if (at % WRITE_EVERY === 0) await write();
    const started = performance.now();
    const answer = await fetch(url);
    await answer.text();
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
    if (at >= 0) times.push(performance.now() - started);
  }
  return median(times);
}

/** risk_rate by agent as the service that is replaced made it: every analysis, its lines and its findings. */
async function scanned({ analyses }: Stores, ids: readonly string[], size: number, rows: readonly Measurement[]): Promise<Measurement> {
  const from = Date.now() - (durationMs('30d') ?? 0);
  const agents = new Map<string, Tally>();
  const started = performance.now();
  for (const id of ids) {
    const record = await analyses.get(id);
    if (record?.status === 'completed' && Date.parse(record.updated_at) >= from) await scan(analyses, id, agents);
  }
  for (const tally of agents.values()) figureOf(metricNamed('risk_rate')!, tally);
  const ms = performance.now() - started;
  const ours = rows.findLast(({ what }) => what.startsWith('summary, one metric'));
  const walk = { what: `the same by a scan, ${size.toLocaleString('en')}`, value: ms, unit: 'ms' };
  return ours === undefined ? walk : against(walk, { what: 'summary, one metric', value: ours.value, unit: 'ms' });
}

async function scan(analyses: AnalysisStore, id: string, agents: Map<string, Tally>): Promise<void> {
  const [lines = [], detection] = await Promise.all([analyses.lines(id), analyses.detection(id)]);
  const byPlace = new Map(lines.map((line) => [`${line.file_path}:${line.line_number}`, line.verdict.agent_id ?? 'human']));
  for (const agent of byPlace.values()) agents.set(agent, (agents.get(agent) ?? new Tally()).add([['lines', 1]]));
  for (const { file_path, start_line, severity, category } of detection?.findings ?? []) {
    agents.get(byPlace.get(`${file_path}:${start_line}`) ?? '')?.add([[`finding:${severity}:${category}`, 1]]);
  }
}

interface Filled {
  redis: RedisClient;
  stats: RedisStats;
  stores: Stores;
  random: Random;
  ids: string[];
  /** Bytes before there was anything. */
  empty: number;
}

async function costs({ redis, stats, stores, random, ids, empty }: Filled): Promise<Measurement[]> {
  const before = await stats.writes();
  const some = 200;
  for (let at = 0; at < some; at += 1) ids.push(await makeAnalysis(random, stores, Date.now()));
  const all = (await stats.writes()) - before;
  const counting = await writesOfCounting(stats, stores, random, some, ids);
  const total = (await stats.dataBytes()) - empty;
  for (const id of ids) await redis.unlink(...['record', 'state', 'body', 'lines', 'detection', 'decision'].map((part) => `prov:{${id}}:${part}`));
  const kept = (await stats.dataBytes()) - empty;
  return [
    { what: 'writes in Redis an analysis, all stages', value: all / some, unit: '', remark: 'those inside scripts' },
    { what: 'of these to count it and its review', value: counting, unit: '', remark: '4 scripts' },
    { what: 'bytes an analysis, contents expired', value: total / ids.length, unit: 'bytes', remark: '40 lines, findings, facts, sums' },
    { what: 'bytes an analysis, results expired too', value: kept / ids.length, unit: 'bytes', remark: 'facts and sums' },
  ];
}

/** What counting adds: the same analyses, written without and with it, told apart by the scripts' own counters. */
async function writesOfCounting(stats: RedisStats, stores: Stores, random: Random, some: number, ids: string[]): Promise<number> {
  const quiet: Stores = { ...stores, analytics: silent(stores), reviews: { ...stores.reviews, save: async () => true, count: async () => undefined } as unknown as Stores['reviews'] };
  const start = await stats.writes();
  for (let at = 0; at < some; at += 1) ids.push(await makeAnalysis(random, quiet, Date.now()));
  const without = (await stats.writes()) - start;
  const again = await stats.writes();
  for (let at = 0; at < some; at += 1) ids.push(await makeAnalysis(random, stores, Date.now()));
  return ((await stats.writes()) - again - without) / some;
}

function silent({ analytics: store }: Stores): Stores['analytics'] {
  return Object.assign(Object.create(store) as Stores['analytics'], { count: async () => false });
}
