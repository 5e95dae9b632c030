import { histogramQuantile, Metrics } from './metrics.ts';

const page = (fast: number, slow: number) =>
  new Metrics(
    [
      '# TYPE wait_seconds histogram',
      `wait_seconds_bucket{queue="a",le="0.1"} ${fast}`,
      `wait_seconds_bucket{queue="a",le="1"} ${fast + slow}`,
      `wait_seconds_bucket{queue="a",le="+Inf"} ${fast + slow}`,
      'done_total{outcome="completed"} 7',
      'done_total{outcome="failed"} 2',
    ].join('\n'),
  );

describe('Metrics', () => {
  it('sums over label sets, or over those that were asked for', () => {
    expect(page(0, 0).sum('done_total')).toBe(9);
    expect(page(0, 0).sum('done_total', 'outcome="failed"')).toBe(2);
    expect(page(0, 0).sum('absent_total')).toBe(0);
  });

  it('reads a quantile off what was recorded between two scrapes', () => {
    expect(histogramQuantile(page(0, 100), page(99, 100), 'wait_seconds', 0.99)).toBe(0.1);
    expect(histogramQuantile(page(99, 0), page(99, 1), 'wait_seconds', 0.99)).toBe(1);
    expect(() => histogramQuantile(page(5, 5), page(5, 5), 'wait_seconds', 0.99)).toThrow('recorded nothing');
  });
});
