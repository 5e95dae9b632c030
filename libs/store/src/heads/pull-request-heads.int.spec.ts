import fc from 'fast-check';
import { useRedis } from '../connection/server.fixture.ts';
import { InMemoryPullRequestHeads } from './in-memory-pull-request-heads.ts';
import type { HeadReport, PullRequestHeads } from './pull-request-heads.ts';
import { RedisPullRequestHeads } from './redis-pull-request-heads.ts';

const real = useRedis();
let pulls = 0;
const pull = () => ({ repo: 'acme/shop', pr_number: String(++pulls) });
const report = (name: string, at: number): HeadReport => ({ analysis_id: `an_${name}`, head_sha: name, at });

describe.each<[string, () => PullRequestHeads]>([
  ['InMemoryPullRequestHeads', () => new InMemoryPullRequestHeads()],
  ['RedisPullRequestHeads', () => new RedisPullRequestHeads(real.redis)],
])('%s', (_name, make) => {
  it('tells the newer head what it takes the place of, and the older what stands', async () => {
    const [heads, one] = [make(), pull()];
    expect(await heads.claim(one, report('a', 1))).toEqual({ newest: true });
    expect(await heads.claim({ ...one, repo: 'Acme/Shop' }, report('b', 2))).toEqual({ newest: true, before: { analysis_id: 'an_a', head_sha: 'a' } });
    expect(await heads.claim(one, report('a', 1))).toEqual({ newest: false, standing: { analysis_id: 'an_b', head_sha: 'b' } });
    expect(await heads.claim(one, report('b', 2))).toEqual({ newest: true });
    expect(await heads.newest(one)).toEqual({ analysis_id: 'an_b', head_sha: 'b' });
    expect(await heads.newest(pull())).toBeUndefined();
  });

  it('lets another analysis of the same head take its place, and none of an older one of unknown time', async () => {
    const [heads, one] = [make(), pull()];
    await heads.claim(one, report('a', 5));
    expect(await heads.claim(one, { ...report('a', 0), analysis_id: 'an_again' })).toEqual({ newest: true, before: { analysis_id: 'an_a', head_sha: 'a' } });
    expect(await heads.claim(one, report('b', 0))).toMatchObject({ newest: false });
    expect(await heads.claim(one, report('c', 4))).toMatchObject({ newest: false });
  });

  it('ends with the newest, in whatever order and however often they are delivered', async () => {
    const orders = fc.shuffledSubarray([1, 2, 3, 4, 4, 3, 2, 1], { minLength: 8 });
    await fc.assert(
      fc.asyncProperty(orders, async (times) => {
        const [heads, one] = [make(), pull()];
        for (const at of times) await heads.claim(one, report(String(at), at));
        expect(await heads.newest(one)).toEqual({ analysis_id: 'an_4', head_sha: '4' });
      }),
      { numRuns: 20 },
    );
  });
});
