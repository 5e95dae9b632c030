import { DAY_MS, dayOf, HOUR_MS, reviewUnit, type FactUnit } from '@provenance/domain';
import { goldenContract } from '@provenance/store/golden-contract';
import { earlierLook, factOfReview, madeMonth, unitOfAnalysis, unitOfFinding, type Month } from '@provenance/store/made-month';
import { openFigures, rowOf, type Figures } from './figures.fixture.ts';

const ANALYSES = 2_000;
const ROWS_AT_A_TIME = 500;

/** Some of it twice, reviews and findings after an earlier look. */
function unitsOf({ from, analyses, reviews, findings }: Month): FactUnit[] {
  const once = analyses.map(unitOfAnalysis);
  const looks = reviews.flatMap((review) => [reviewUnit(factOfReview(earlierLook(review, from), review.at), review.at), reviewUnit(factOfReview(review, review.at), review.at + HOUR_MS)]);
  const lives = findings.flatMap((state) => [unitOfFinding({ ...state, status: 'open', changed_at: state.detected_at }), unitOfFinding(state)]);
  return [...once, ...once.filter((_, at) => at % 3 === 0), ...looks, ...lives];
}

let figures: Figures;
let month: Month;

beforeAll(async () => {
  figures = await openFigures();
  const { store, sink } = figures;
  month = madeMonth(7, dayOf(Date.now()) - 40 * DAY_MS, ANALYSES);
  await store.repos({ from: 0, to: Date.now() });
  const rows = unitsOf(month).map(rowOf);
  for (let at = 0; at < rows.length; at += ROWS_AT_A_TIME) expect(await sink.write(rows.slice(at, at + ROWS_AT_A_TIME))).toEqual([]);
}, 120_000);

afterAll(() => figures.close());

goldenContract(() => ({ store: figures.store, month }));
