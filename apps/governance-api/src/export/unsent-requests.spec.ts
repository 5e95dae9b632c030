import { UnsentRequests } from './unsent-requests.ts';

it('tells of what it drops, and says nothing where nothing waits', async () => {
  const said: unknown[] = [];
  const waiting = [3, 0];
  const asked: number[] = [];
  const unsent = new UnsentRequests({ dropWaiting: async (graceMs) => (asked.push(graceMs), waiting.shift()!) }, { warn: (...words: unknown[]) => void said.push(words) });
  expect([await unsent.drop(), await unsent.drop()]).toEqual([600_000, 600_000]);
  expect(asked).toEqual([3_600_000, 3_600_000]);
  expect(said).toEqual([[{ dropped: 3 }, expect.stringContaining('PROVENANCE_TIMESERIES_BACKEND=off')]]);
});
