import { against, atLeast, within } from './measurement.ts';
import { line, page } from './report.ts';

const rate = { what: 'accepted a second', value: 600, unit: '/s' };
const item = { letter: 'a', title: 'Accepted', method: 'By hand.', measure: async () => [] };

describe('the report', () => {
  it('says pass and miss against the target', () => {
    const passed = atLeast(against(rate, { what: 'bare', value: 1000, unit: '/s' }), 0.5);
    const missed = within({ what: 'delay', value: 51, unit: 'ms' }, 50);
    expect(line(passed)).toMatch(/600\/s +0\.60x of 1000\/s \(bare\) +ratio >= 0\.5: pass/);
    expect(line(missed)).toMatch(/51\.0 ms +<= 50 ms: MISS/);
  });

  it('counts what could not be measured as a miss', () => {
    expect(within({ what: 'delay', value: Number.NaN, unit: 'ms' }, 50).target?.met).toBe(false);
  });

  it('names the items that failed instead of leaving them out', () => {
    const text = page([['Node', 'v24']], [{ item, measurements: [], error: 'no engine', seconds: 1 }]);
    expect(text).toContain('## a. Accepted');
    expect(text).toContain('Not measured: no engine');
  });
});
