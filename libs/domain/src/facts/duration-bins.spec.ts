import fc from 'fast-check';
import { durationBin, durationOfBin, RELATIVE_ERROR } from './duration-bins.ts';

const YEARS = 10 * 365 * 86_400_000;

describe('duration bins', () => {
  it('give every duration back within the stated error', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: YEARS }), (ms) => {
        expect(Math.abs(durationOfBin(durationBin(ms)) - ms)).toBeLessThanOrEqual(ms * RELATIVE_ERROR * (1 + 1e-9));
      }),
    );
  });

  it('keep the order of durations', () => {
    fc.assert(
      fc.property(fc.nat(YEARS), fc.nat(YEARS), (a, b) => {
        expect(durationBin(Math.min(a, b))).toBeLessThanOrEqual(durationBin(Math.max(a, b)));
      }),
    );
  });

  it('put nothing into the first bin, and an hour where it was computed by hand', () => {
    expect(durationBin(0)).toBe(0);
    // ln(3,600,000) / ln(1.01/0.99) = 15.0964.. / 0.0200006.. = 754.8
    expect(durationBin(3_600_000)).toBe(755);
  });
});
