import { FAMILIES, HOUR_MS, type Window } from '@provenance/domain';
import { chainsOf } from './chains.ts';
import { FactQueries } from './fact-queries.ts';

const queries = new FactQueries('provenance');
const WINDOW: Window = { from: 1_000, to: 1_000 + HOUR_MS };

describe('the questions to ClickHouse', () => {
  it('read the heads that are needed, of the window alone', () => {
    const sql = queries.sums({ windows: [WINDOW], families: ['ci', 'file'], by: 'agent' });
    expect(sql).toContain("head IN ('file', 'ci_failed_check', 'ci_failure_context')");
    expect(sql.split("at >= fromUnixTimestamp64Milli(toInt64(1000), 'UTC') AND at < fromUnixTimestamp64Milli(toInt64(3601000), 'UTC')")).toHaveLength(3);
    expect(queries.sums({ windows: [WINDOW], families: ['review'], by: 'agent' })).toMatch(/WHERE head NOT IN \('lines', /);
    expect(queries.sums({ windows: [WINDOW], families: FAMILIES, by: 'agent' })).not.toContain('head');
    expect(queries.sums({ windows: [WINDOW], families: [], by: 'agent' })).toContain('WHERE 0 AND');
  });

  it('quote what comes from outside', () => {
    const evil = "x') OR 1 --";
    const all = [
      queries.sums({ windows: [WINDOW], families: ['code'], by: 'repo', agent: evil, repos: [evil] }),
      queries.latest({ window: WINDOW, agent: evil, kind: 'pull_request', repos: [evil], limit: 5 }),
      queries.notes(WINDOW, [evil]),
    ].join('\n');
    expect(all.split(evil)).toHaveLength(1);
    expect(all).toContain("'x\\') OR 1 --'");
    expect(() => queries.latest({ window: WINDOW, agent: 'a', kind: 'analysis', limit: 0.5 })).toThrow(RangeError);
  });

  it('answer the windows of a series together', () => {
    const [a, b, c] = [{ from: 0, to: 1 }, { from: 1, to: 2 }, { from: 5, to: 6 }] as const;
    expect(chainsOf([c, b, a])).toEqual([[a, b], [c]]);
    expect(chainsOf([{ from: 0, to: 3 }, b])).toEqual([[{ from: 0, to: 3 }], [b]]);
    expect(queries.sums({ windows: [a, b], families: ['code'], by: 'agent' })).toContain('roundDown(toUnixTimestamp64Milli(at), [toInt64(0), toInt64(1)])');
  });
});
