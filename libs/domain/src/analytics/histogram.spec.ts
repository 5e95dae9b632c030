import fc from 'fast-check';
import { durationOfBin } from '../facts/duration-bins.ts';
import { binned, Histogram } from './histogram.ts';

const counts = fc.array(fc.tuple(fc.integer({ min: -3, max: 1_500 }), fc.integer({ min: 1, max: 9 })), { maxLength: 30 });

describe('a histogram of several sums', () => {
  it('has at every rank the duration that counting one by one comes to', () => {
    fc.assert(
      fc.property(fc.array(counts, { maxLength: 4 }), (parts) => {
        const durations = parts.flat().flatMap(([bin, count]) => Array.from({ length: count }, () => bin)).sort((a, b) => a - b);
        const histogram = new Histogram(parts.map(binned));
        expect(histogram.total).toBe(durations.length);
        durations.forEach((bin, at) => expect(histogram.atRank(at + 1)).toBe(durationOfBin(bin)));
        expect(histogram.atRank(durations.length + 1)).toBeUndefined();
      }),
    );
  });

  it('has no quantile without any duration', () => {
    expect([new Histogram([]).quantile(0.5), new Histogram([binned([])]).quantile(0.9)]).toEqual([undefined, undefined]);
  });
});
