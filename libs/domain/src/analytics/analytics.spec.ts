import fc from 'fast-check';
import { chunksOf, DAY_MS, HOUR_MS, durationMs, figureOf, INTERVALS, metricNamed, momentOf, METRICS, pointsOf, stepCount, stepsOf, Tally, unitKindOf, uncertaintyOf, familyOf, byFamily, comparedPoints, groupsOf, familiesFor } from './index.ts';
import { durationBin } from '../facts/duration-bins.ts';

const START = Date.parse('2026-02-27T05:17:11.123Z');
const windows = fc
  .tuple(fc.integer({ min: 0, max: 40 * DAY_MS }), fc.oneof(fc.integer({ min: 1, max: 20 * DAY_MS }), fc.constantFrom(HOUR_MS, DAY_MS, 7 * DAY_MS)), fc.boolean())
  .map(([offset, length, onTheHour]) => {
    const from = onTheHour ? Math.floor((START + offset) / HOUR_MS) * HOUR_MS : START + offset;
    return { from, to: from + length };
  });

describe('a window', () => {
  it('is covered by its chunks, each moment once', () => {
    fc.assert(
      fc.property(windows, (window) => {
        const spans = chunksOf(window).flatMap((chunk) => {
          switch (chunk.kind) {
            case 'days':
              return chunk.days.map((day) => [day, day + DAY_MS] as const);
            case 'hours':
              return chunk.hours.map((hour) => [hour, hour + HOUR_MS] as const);
            case 'facts':
              return [[chunk.from, chunk.to] as const];
          }
        });
        let at = window.from;
        for (const [from, to] of spans.sort(([a], [b]) => a - b)) {
          expect(from).toBe(at);
          at = to;
        }
        expect(at).toBe(window.to);
        expect(chunksOf(window).filter(({ kind }) => kind === 'facts').length).toBeLessThanOrEqual(2);
        expect(spans.length).toBeLessThanOrEqual(2 + 46 + (window.to - window.from) / DAY_MS);
      }),
    );
  });

  it.each(INTERVALS)('is cut at %s, and the count is known before', (interval) => {
    fc.assert(
      fc.property(windows, (window) => {
        const steps = stepsOf(window, interval);
        expect([steps[0]!.from, steps.at(-1)!.to, steps.length]).toEqual([window.from, window.to, stepCount(window, interval)]);
        expect(steps.slice(1).every(({ from }, at) => from === steps[at]!.to)).toBe(true);
      }),
    );
  });

  it('begins weeks on Mondays', () => {
    const [, second] = stepsOf({ from: Date.parse('2026-03-04T00:00:00Z'), to: Date.parse('2026-03-20T00:00:00Z') }, '1w');
    expect(new Date(second!.from).toISOString()).toBe('2026-03-09T00:00:00.000Z');
  });

  it.each([['7d', 7 * DAY_MS], ['24h', DAY_MS], ['2w', 14 * DAY_MS], ['0d', undefined], ['7', undefined], ['1m', undefined], ['99999d', undefined], ['-1d', undefined]])(
    'of %s is %s ms long',
    (text, ms) => expect(durationMs(text)).toBe(ms),
  );
});

describe('a moment', () => {
  it.each([
    ['2026-03-02T09:15:00Z', '2026-03-02T09:15:00.000Z'],
    ['2026-03-02T09:15:00.25+01:00', '2026-03-02T08:15:00.250Z'],
    ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
  ])('%s is %s', (text, iso) => expect(new Date(momentOf(text)!).toISOString()).toBe(iso));

  it.each(['2026-02-29T00:00:00Z', '2026-04-31T00:00:00Z', '2026-03-02T24:00:00Z', '2026-13-01T00:00:00Z', '2026-03-02T09:15:00', '2026-03-02', 'now', ''])(
    '%s is none',
    (text) => expect(momentOf(text)).toBeUndefined(),
  );
});

it.each([['an_0f', 'analysis'], ['acme/shop#7', 'pull_request'], ['an_x/y#7', 'pull_request'], ['acme/shop#7!0f', 'finding'], ['ac!me/sh#op#7', 'pull_request']])('%s is the id of a %s', (id, kind) => expect(unitKindOf(id)).toBe(kind));

describe('the registry', () => {
  it('names each metric once, reads families that are there, and can be grouped by what it says', () => {
    expect(new Set(METRICS.map(({ name }) => name)).size).toBe(METRICS.length);
    for (const metric of METRICS) {
      expect(metric.families.length).toBeGreaterThan(0);
      for (const group of groupsOf(metric)) {
        expect(familiesFor([metric], group).length).toBeGreaterThan(0);
      }
    }
  });

  it('holds every metric of the catalogue', () => {
    const names = `code_volume code_churn_rate avg_line_complexity max_line_complexity risk_rate findings_count provenance_coverage
      attested_coverage mttr suppression_rate block_rate warn_rate review_comments unique_reviewers avg_unique_reviewers review_events
      agent_comment_mentions comment_threads reopened_threads human_reviewer_count avg_human_reviewers bot_review_events bot_block_events
      bot_informational_events bot_approval_events bot_block_overrides bot_block_resolved bot_reviewer_count bot_blocking_reviewer_count
      bot_informational_only_reviewer_count bot_comment_count classification_security_count ci_run_count ci_failure_count ci_failed_checks
      force_push_events rewrite_loops human_followup_commits human_followup_fast force_push_after_approval agent_response_rate
      agent_commit_ratio agent_response_p50_hours agent_response_p90_hours time_to_first_review_hours time_to_first_approval_hours
      time_to_merge_hours ci_time_to_green_hours commit_lead_time_hours`.split(/\s+/);
    expect(names.filter((name) => metricNamed(name) === undefined)).toEqual([]);
  });

  it('keeps counters of one family together and loses none', () => {
    const counters = { lines: 1, 'complexity:3': 1, 'file:a:b.py': 2, 'finding:high:__proto__': 1, 'duration_ms:time_to_merge': 5, 'known:reviews': 1 };
    expect(['lines', 'complexity:3', 'file:a', 'finding:high:x', 'duration:a:1', 'known:reviews', 'team_reviewer:a:b', 'ci_failed_check:x'].map(familyOf)).toEqual([
      'code', 'shape', 'file', 'finding', 'duration', 'review', 'people', 'ci',
    ]);
    expect(Object.assign({}, ...byFamily(counters).values())).toEqual(counters);
  });
});

describe('a tally', () => {
  const name = fc.constantFrom('lines', 'file:a', 'file:b', 'file:c:d', 'file:__proto__', '__proto__', 'path:x');
  const part = fc.dictionary(name, fc.integer({ min: 1, max: 5 }), { noNullPrototype: true }).map((one) => new Map(Object.entries(one)));

  it('says the same of layers as of their sum, whenever it is asked', () => {
    fc.assert(
      fc.property(fc.array(part), fc.array(part), fc.nat(4), (laid, added, limit) => {
        const layered = new Tally();
        laid.forEach((one, at) => {
          for (const [family, counters] of byFamily(Object.fromEntries(one))) layered.lay(family, new Map(Object.entries(counters)));
          if (at % 2 === 0) {
            layered.of('file');
            layered.top('file', limit);
          }
        });
        for (const one of added) layered.add(one);
        const sum = new Tally();
        for (const one of [...laid, ...added]) sum.add(one);
        expect([...layered.entries()].sort()).toEqual([...sum.entries()].sort());
        for (const head of ['file', 'lines', '__proto__', 'none']) {
          expect([...layered.of(head)].sort()).toEqual([...sum.of(head)].sort());
          const naive = [...sum.of(head)].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, limit);
          expect([layered.top(head, limit), sum.top(head, limit)]).toEqual([naive, naive]);
        }
        expect([layered.get('file:a'), layered.isEmpty]).toEqual([sum.get('file:a'), sum.isEmpty]);
      }),
    );
  });

  it('is laid of the same as another only when each layer is the very one', () => {
    const [one, equal] = [new Map([['lines', 1]]), new Map([['lines', 1]])];
    const laid = (...layers: ReadonlyMap<string, number>[]): Tally => layers.reduce((all, layer) => all.lay('code', layer), new Tally());
    const of = [laid(one), laid(equal), laid(one, equal), laid(equal, one), laid(one).add([['lines', 1]]), new Tally()];
    expect(of.map((other) => laid(one, equal).isLaidOf(other))).toEqual([false, false, true, false, false, false]);
    expect([laid(one).isLaidOf(new Tally().lay('shape', one)), new Tally([['lines', 1]]).isLaidOf(laid())]).toEqual([false, false]);
  });

  it('takes back what it was given', () => {
    fc.assert(fc.property(part, part, (one, other) => expect([...new Tally(one).add(other).add(other, -1).entries()].sort()).toEqual([...one].sort())));
  });
});

const tally = (counters: Record<string, number>): Tally => new Tally(Object.entries(counters));
const figure = (name: string, counters: Record<string, number>, ofAgent = true) => figureOf(metricNamed(name)!, tally(counters), {}, { ofAgent });

describe('a figure', () => {
  it('is what the catalogue says, by hand', () => {
    expect(figure('risk_rate', { lines: 250, 'finding:high:sqli': 2, 'finding:low:xss:dom': 1 })).toEqual({ value: 12, numerator: 3, denominator: 250 });
    expect(figure('code_churn_rate', { lines: 8, 'change:modified': 1, 'change:deleted': 1, 'change:added': 6 })?.value).toBe(25);
    expect(figure('avg_line_complexity', { 'complexity:2': 3, 'complexity:10': 1 })).toEqual({ value: 4, numerator: 16, denominator: 4 });
    expect(figure('max_line_complexity', { 'complexity:2': 3, 'complexity:10': 1 })?.value).toBe(10);
    expect(figure('provenance_coverage', { lines: 4, 'contributor:ai': 1, 'contributor:human': 1, 'contributor:unknown': 2 })?.value).toBe(50);
    expect(figure('unique_reviewers', { 'reviewer:human:ann': 3, 'reviewer:bot:ann': 1, 'reviewer:human:bob': 9 })?.value).toBe(3);
    expect(figure('human_reviewer_count', { 'reviewer:human:ann': 3, 'reviewer:bot:x': 1 })?.value).toBe(1);
    expect(figure('bot_informational_only_reviewer_count', { 'bot_reviewer:informational:a': 1, 'bot_reviewer:informational:b': 1, 'bot_reviewer:blocking:b': 1 })?.value).toBe(1);
    expect(figure('avg_human_reviewers', { 'known:reviews': 4, human_reviewers: 6 })?.value).toBe(1.5);
    expect(figure('suppression_rate', { 'tracked:high:sqli': 4, 'suppressed:high:sqli': 1 })?.value).toBe(25);
  });

  it('is a round number where the share is one', () => {
    for (const part of Array.from({ length: 101 }, (_, index) => index)) {
      expect(figure('code_churn_rate', { lines: 100, 'change:modified': part })?.value).toBe(part);
    }
  });

  it('counts a decision once in all, and under each agent of the analysis', () => {
    const counters = { 'decision:block': 1, 'decision:allow': 3, 'involved:block': 2, 'involved:warn': 2 };
    expect(figure('block_rate', counters, false)).toEqual({ value: 25, numerator: 1, denominator: 4 });
    expect(figure('block_rate', counters, true)).toEqual({ value: 50, numerator: 2, denominator: 4 });
  });

  it('of durations is a quantile within the error of the bins, never a sum', () => {
    const hours = [1, 2, 3, 40, 100];
    const bins = Object.fromEntries(hours.map((hour) => [`duration:time_to_merge:${durationBin(hour * HOUR_MS)}`, 1]));
    const median = figure('time_to_merge_hours', bins);
    expect(Math.abs(median!.value - 3)).toBeLessThanOrEqual(3 * 0.0101);
    expect(median!.denominator).toBe(5);
    const mttr = figure('mttr', { [`remediation:high:${durationBin(HOUR_MS)}:a:b`]: 3, [`remediation:low:${durationBin(9 * HOUR_MS)}:c`]: 1 });
    expect(Math.abs(mttr!.value - 1)).toBeLessThan(0.011);
  });

  it('is missing where there is nothing to divide by', () => {
    for (const name of ['risk_rate', 'mttr', 'agent_response_rate', 'avg_human_reviewers', 'time_to_merge_hours']) {
      expect(figure(name, {})).toBeUndefined();
    }
  });
});

describe('how sure a figure is', () => {
  const interval = (name: string, counters: Record<string, number>) => uncertaintyOf(metricNamed(name)!, tally(counters));

  it('is Wilson of shares: 1 of 10 is 1.8 % to 40.4 %', () => {
    const found = interval('code_churn_rate', { lines: 10, 'change:modified': 1 })!;
    expect([found.low, found.high].map((value) => Math.round(value * 10) / 10)).toEqual([1.8, 40.4]);
  });

  it('is Byar of rates: 10 events are 4.8 to 18.4, none are 0 to 3.7', () => {
    const round = (value: number) => Math.round(value * 10) / 10;
    const ten = interval('risk_rate', { lines: 1000, 'finding:low:x': 10 })!;
    const none = interval('risk_rate', { lines: 1000 })!;
    expect([ten.low, ten.high, none.low].map(round)).toEqual([4.8, 18.4, 0]);
    expect(none.high).toBeGreaterThan(3.5);
    expect(none.high).toBeLessThan(3.8);
  });

  it('holds the figure, whatever the sums', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), fc.array(fc.integer({ min: 1, max: 2_000 }), { minLength: 1 }), (part, rest, bins) => {
        const counters = { lines: part + rest + 1, 'change:modified': part, 'finding:low:x': part, ...Object.fromEntries(bins.map((bin) => [`duration:time_to_merge:${bin}`, 1])) };
        for (const name of ['code_churn_rate', 'risk_rate', 'time_to_merge_hours']) {
          const { value } = figure(name, counters)!;
          const { low, high } = interval(name, counters) ?? { low: value, high: value };
          expect(low).toBeLessThanOrEqual(value);
          expect(high).toBeGreaterThanOrEqual(value);
        }
      }),
    );
  });

  it('is not told of a mean of few values, though they be equal', () => {
    expect(interval('avg_line_complexity', { 'complexity:3': 29 })).toBeUndefined();
    const half = 1.959964 * Math.sqrt((30 * 4) / 29 / 30);
    expect(interval('avg_line_complexity', { 'complexity:1': 15, 'complexity:5': 15 })).toEqual({ low: expect.closeTo(3 - half, 9), high: expect.closeTo(3 + half, 9), method: 'normal' });
  });

  it.each([['time_to_merge_hours', 6], ['time_to_merge_p90_hours', 29]])('is not told of a %s of fewer than %s durations', (name, fewest) => {
    const bins = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`duration:time_to_merge:${at + 1}`, 1]));
    expect(interval(name, bins(fewest - 1))).toBeUndefined();
    expect(interval(name, bins(fewest))).toMatchObject({ method: 'order-statistics' });
  });
});

describe('points', () => {
  const sums = new Map([
    ['codex', tally({ lines: 10, 'finding:high:sqli': 1, 'finding:low:xss': 2 })],
    ['devin', tally({ lines: 30, 'finding:high:sqli': 3 })],
    ['gone', new Tally()],
  ]);
  const window = { from: 0, to: DAY_MS };
  const metric = metricNamed('risk_rate')!;

  it('are one an agent, with its window', () => {
    expect(pointsOf(sums, window, { metric, group: 'agent_id', filter: { severity: 'high' } })).toMatchObject([
      { agent_id: 'codex', severity: 'high', value: 100, numerator: 1, denominator: 10, unit: 'per_1000_lines', window_end: '1970-01-02T00:00:00.000Z' },
      { agent_id: 'devin', value: 100 },
    ]);
  });

  it('of a category are over all lines', () => {
    expect(pointsOf(sums, window, { metric, group: 'category', filter: {} }).map(({ category, value }) => [category, value])).toEqual([
      ['sqli', 100],
      ['xss', 50],
    ]);
  });

  const before = { from: -DAY_MS, to: 0 };
  const sumsBefore = new Map([['codex', tally({ lines: 20, 'finding:medium:ssrf': 1 })], ['cursor', tally({ lines: 5, 'finding:high:sqli': 5 })]]);
  const beside = (name: string, group: 'agent_id' | 'severity') =>
    comparedPoints([sums, window], [sumsBefore, before], { metric: metricNamed(name)!, group, filter: {} }).map((point) => [point[group], point.value, point.previous, point.delta]);

  it('beside those of the window before are of the groups of both', () => {
    expect(beside('findings_count', 'severity')).toEqual([['high', 4, 5, -1], ['low', 2, 0, 2], ['medium', 0, 1, -1]]);
    expect(beside('risk_rate', 'severity')).toEqual([['high', 100, 200, -100], ['low', 50, 0, 50], ['medium', 0, 40, -40]]);
    expect(beside('code_volume', 'agent_id')).toEqual([['codex', 10, 20, -10], ['cursor', 0, 5, -5], ['devin', 30, 0, 30]]);
  });

  it('are none of a share of nothing', () => {
    expect(beside('code_churn_rate', 'agent_id')).toEqual([['codex', 0, 0, 0], ['devin', 0, null, null]]);
  });
});
