import { against, atLeast, insteadOf, within } from './measurement.ts';
import { line, page } from './report.ts';

const rate = { what: 'accepted a second', value: 600, unit: '/s' };
const item = { letter: 'a', title: 'Accepted', method: 'By hand.', measure: async () => [] };

describe('the report', () => {
  it('says met and missed against the target', () => {
    const passed = atLeast(against(rate, { what: 'bare', value: 1000, unit: '/s' }), 0.5);
    const missed = within({ what: 'delay', value: 51, unit: 'ms' }, 50);
    expect(line(passed)).toMatch(/600\/s +0\.60x of 1,000\/s \(bare\) +ratio >= 0\.5: met/);
    expect(line(missed)).toMatch(/51\.0 ms +<= 50 ms: MISSED/);
  });

  it('counts what could not be measured as a miss', () => {
    expect(within({ what: 'delay', value: Number.NaN, unit: 'ms' }, 50).target?.met).toBe(false);
  });

  it('names the items that failed instead of leaving them out', () => {
    const text = page([{ item, facts: [['Node', 'v24']], measurements: [], error: 'no engine', seconds: 1 }]);
    expect(text).toContain('## a. Accepted');
    expect(text).toContain('Node: v24');
    expect(text).toContain('Not measured: no engine');
  });

  it('shows every target at a glance, and what the replaced service did', () => {
    const measured = insteadOf(atLeast(against(rate, { what: 'bare', value: 1000, unit: '/s' }), 0.7), '34/s');
    const text = page([{ item, facts: [], measurements: [measured], seconds: 1 }]);
    expect(text).toContain('| a | accepted a second | 600/s, 0.60 x | ratio >= 0.7 | **missed** |');
    expect(text).toContain('| 600/s | 1,000/s (bare) | 0.60 | ratio >= 0.7 | **missed** | 34/s |');
  });

  it('keeps prose within 120 characters a line', () => {
    const wordy = { ...item, method: 'one two three '.repeat(40).trim() };
    const prose = page([{ item: wordy, facts: [], measurements: [], seconds: 1 }]).split('\n').filter((text) => !text.startsWith('|'));
    expect(Math.max(...prose.map(({ length }) => length))).toBeLessThanOrEqual(120);
  });
});
