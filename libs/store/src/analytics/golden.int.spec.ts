import { DAY_MS, dayOf, familiesFor, HOUR_MS, METRICS } from '@provenance/domain';
import { useRedis } from '../connection/server.fixture.ts';
import { RedisReviewFactStore } from '../review-facts/redis-review-fact-store.ts';
import { goldenContract } from './golden.fixture.ts';
import { earlierLook, factOfReview, madeMonth, unitOfAnalysis, unitOfFinding, type Month } from './month.fixture.ts';
import { RedisAnalyticsStore } from './redis-analytics-store.ts';

const ANALYSES = 2_000;
const real = useRedis();
let month: Month;
let store: RedisAnalyticsStore;

/** Everything in an order of its own, some of it twice, reviews after an earlier look. */
beforeAll(async () => {
  const from = dayOf(Date.now()) - 40 * DAY_MS;
  month = madeMonth(7, from, ANALYSES);
  store = new RedisAnalyticsStore(real.redis);
  const reviews = new RedisReviewFactStore(real.redis, store);
  for (const [at, analysis] of month.analyses.entries()) {
    const unit = unitOfAnalysis(analysis);
    await store.count(unit);
    if (at % 3 === 0) await store.count(unit);
  }
  for (const [at, review] of month.reviews.entries()) {
    const { repo, pr_number } = review;
    if (at % 2 === 0) await reviews.save(factOfReview(earlierLook(review, from), review.at));
    if (at % 4 === 0) await reviews.count(repo, pr_number);
    await reviews.save(factOfReview(review, review.at + HOUR_MS));
    if (at % 8 === 0) await reviews.save(factOfReview(earlierLook(review, from), review.at));
    await reviews.count(repo, pr_number);
  }
  for (const state of month.findings) {
    await store.count(unitOfFinding({ ...state, status: 'open', changed_at: state.detected_at }));
    await store.count(unitOfFinding(state));
  }
}, 120_000);

goldenContract(() => ({ store, month }));

it('says the same after all sums were made again', async () => {
  const window = { from: month.from, to: month.from + 30 * DAY_MS };
  const ask = async () => {
    const [sums] = await new RedisAnalyticsStore(real.redis).sums({ windows: [window], families: familiesFor(METRICS, 'agent_id'), by: 'agent' });
    return [...sums!].map(([agent, tally]) => [agent, [...tally.entries()].sort()]).sort();
  };
  const before = await ask();
  await store.rebuild();
  expect(await ask()).toEqual(before);
}, 120_000);
