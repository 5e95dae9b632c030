import { DAY_MS, familiesFor, groupsOf, HOUR_MS, isSlice, METRICS, pointsOf, RELATIVE_ERROR, stepsOf, type GroupName, type Metric, type Window } from '@provenance/domain';
import type { AnalyticsStore } from './analytics-store.ts';
import type { Month } from './month.fixture.ts';
import { NAIVE, shareOf, type Narrowing } from './naive-metrics.fixture.ts';

function windowsOf({ from }: Month): [name: string, window: Window][] {
  return [
    ['the whole month', { from, to: from + 30 * DAY_MS }],
    ['whole hours', { from: from + 3 * DAY_MS + 5 * HOUR_MS, to: from + 9 * DAY_MS + 22 * HOUR_MS }],
    ['edges within hours', { from: from + 2 * DAY_MS + 90_000, to: from + 17 * DAY_MS + 23 * HOUR_MS + 59 * 60_000 }],
    ['within one day', { from: from + 6 * DAY_MS + 2 * HOUR_MS + 1, to: from + 6 * DAY_MS + 20 * HOUR_MS - 1 }],
    ['one hour', { from: from + 8 * DAY_MS + 9 * HOUR_MS, to: from + 8 * DAY_MS + 10 * HOUR_MS }],
    ['nothing', { from: from - 9 * DAY_MS, to: from }],
  ];
}

/** What a group's point must say; a quantile within the stated error. */
function expectEqual(metric: Metric, value: number | undefined, expected: number | undefined, where: string): void {
  if (expected === undefined || value === undefined || metric.kind !== 'quantile') {
    expect([where, value === undefined ? value : Math.round(value * 1e9)]).toEqual([where, expected === undefined ? expected : Math.round(expected * 1e9)]);
  } else {
    expect([where, Math.abs(value - expected) <= expected * RELATIVE_ERROR * 1.0001]).toEqual([where, true]);
  }
}

/** Every metric of the catalogue, by every group, in every window, of a store that a made month was counted in. */
export function goldenContract(given: () => { store: AnalyticsStore; month: Month }): void {
  it('has a naive counterpart for every metric', () => {
    expect(Object.keys(NAIVE).sort()).toEqual(METRICS.map(({ name }) => name).sort());
  });

  describe.each(METRICS.map((metric) => [metric.name, metric] as const))('%s', (name, metric) => {
    const groups: GroupName[] = groupsOf(metric);

    it.each(groups)('by %s is what the lines, findings and reviews say, in every window', async (group) => {
      const { store, month } = given();
      for (const [where, window] of windowsOf(month)) {
        const [sums] = await store.sums({ windows: [window], families: familiesFor([metric], group), by: group === 'repo' ? 'repo' : 'agent' });
        const points = pointsOf(sums!, window, { metric, group, filter: {} });
        const shown = new Set(points.map((point) => point[group]));
        for (const point of points) {
          const key = point[group]!;
          expectEqual(metric, point.value, NAIVE[name]!(shareOf(month, { ...window, ...narrowing(group, key) }), isSlice(group) ? { [group]: key } : {}), `${where}, ${key}`);
        }
        for (const key of allKeys(group).filter((one) => !shown.has(one))) {
          const missing = NAIVE[name]!(shareOf(month, { ...window, ...narrowing(group, key) }), isSlice(group) ? { [group]: key } : {});
          expect([where, key, missing ?? 0]).toEqual([where, key, 0]);
        }
      }
    });

    it('in a series, and of one agent in one repository', async () => {
      const { store, month } = given();
      const window = { from: month.from + 90_000, to: month.from + 6 * DAY_MS + 7 * HOUR_MS };
      const steps = stepsOf(window, '1d');
      const query = { families: familiesFor([metric], 'agent_id'), by: 'agent', agent: 'codex', repos: ['acme/shop'] } as const;
      const sums = await store.sums({ windows: steps, ...query });
      for (const [at, step] of steps.entries()) {
        const [point] = pointsOf(sums[at]!, step, { metric, group: 'agent_id', filter: {}, agent: 'codex' });
        const expected = NAIVE[name]!(shareOf(month, { ...step, agent: 'codex', repo: 'acme/shop' }), {});
        if (point !== undefined || (expected ?? 0) !== 0) expectEqual(metric, point?.value, expected, `step ${at}`);
      }
    });
  });
}

function narrowing(group: GroupName, key: string): Partial<Narrowing> {
  return group === 'agent_id' ? { agent: key } : group === 'repo' ? { repo: key } : {};
}

function allKeys(group: GroupName): string[] {
  const keys: Partial<Record<GroupName, string[]>> = {
    agent_id: ['claude-code', 'codex', 'devin', 'github-copilot', 'human', 'unknown'],
    repo: ['acme/api', 'acme/shop', 'acme/web', 'beta/core', 'beta/docs'],
    category: ['sqli', 'xss:dom', 'ssrf'],
    severity: ['critical', 'high', 'medium', 'low'],
    language: ['python', 'go', 'typescript'],
    team: ['core', 'web'],
  };
  return keys[group] ?? [];
}
