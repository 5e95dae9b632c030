import { useRedis } from '../connection/server.fixture.ts';
import { InMemoryPolicyStore } from './in-memory-policy-store.ts';
import { POLICY_LIMITS, type PolicyDraft, type PolicyStore } from './policy-store.ts';
import { RedisPolicyStore } from './redis-policy-store.ts';

const draft = (digest: string, name = 'shop'): PolicyDraft => ({ name, digest, source: `text of ${digest}`, description: '', repos: [], on_error: 'warn' });
const [FIRST, LATER] = ['2026-03-01T09:00:00.000Z', '2026-03-02T09:00:00.000Z'];

const real = useRedis();

describe.each<[string, () => PolicyStore]>([
  ['InMemoryPolicyStore', () => new InMemoryPolicyStore()],
  ['RedisPolicyStore', () => new RedisPolicyStore(real.redis)],
])('%s', (_name, make) => {
  beforeEach(() => real.redis.flushall());

  it('counts versions up, and keeps every one readable', async () => {
    const policies = make();
    expect(await policies.put(draft('a'), FIRST)).toMatchObject({ outcome: 'created', head: { version: 1, enabled: true, updated_at: FIRST } });
    expect(await policies.put(draft('b'), LATER)).toMatchObject({ outcome: 'created', head: { version: 2, digest: 'b' } });
    expect(await policies.version('shop', 1)).toEqual({ name: 'shop', version: 1, digest: 'a', source: 'text of a', created_at: FIRST });
    expect([await policies.versions('shop'), await policies.version('shop', 3), await policies.version('other', 1)]).toEqual([2, undefined, undefined]);
  });

  it('gives the same document the same version, also when it comes back', async () => {
    const policies = make();
    await policies.put(draft('a'), FIRST);
    expect(await policies.put(draft('a'), LATER)).toMatchObject({ outcome: 'unchanged', head: { version: 1, updated_at: FIRST } });
    await policies.put(draft('b'), LATER);
    expect(await policies.put(draft('a'), LATER)).toMatchObject({ outcome: 'created', head: { version: 1, digest: 'a', updated_at: LATER } });
    expect(await policies.versions('shop')).toBe(2);
    expect(await policies.head('shop')).toMatchObject({ version: 1, digest: 'a' });
  });

  it('refuses what expects another version', async () => {
    const policies = make();
    expect(await policies.put(draft('a'), FIRST, 1)).toEqual({ outcome: 'conflict', version: 0 });
    expect(await policies.put(draft('a'), FIRST, 0)).toMatchObject({ outcome: 'created' });
    expect(await policies.put(draft('b'), FIRST, 0)).toEqual({ outcome: 'conflict', version: 1 });
    expect(await policies.put(draft('b'), FIRST, 1)).toMatchObject({ outcome: 'created', head: { version: 2 } });
  });

  it('takes a policy out of use and back', async () => {
    const policies = make();
    await policies.put(draft('a'), FIRST);
    expect([await policies.disable('shop', LATER), await policies.disable('shop', LATER), await policies.disable('other', LATER)]).toEqual([true, false, false]);
    expect(await policies.heads()).toEqual([{ ...withoutSource(draft('a')), version: 1, enabled: false, updated_at: LATER }]);
    expect(await policies.version('shop', 1)).toMatchObject({ digest: 'a' });
    expect(await policies.put(draft('a'), LATER)).toMatchObject({ outcome: 'created', head: { version: 1, enabled: true } });
  });

  it('lists them by name', async () => {
    const policies = make();
    await policies.put(draft('b', 'b'), FIRST);
    await policies.put({ ...draft('a', 'a'), description: 'two\nlines', repos: ['acme/*'], on_error: 'block' }, FIRST);
    expect((await policies.heads()).map(({ name, description, repos }) => [name, description, repos])).toEqual([['a', 'two\nlines', ['acme/*']], ['b', '', []]]);
  });

  it('takes no more names than it may', async () => {
    const policies = make();
    for (let at = 0; at < POLICY_LIMITS.names; at++) await policies.put(draft('a', `p${at}`), FIRST);
    expect(await policies.put(draft('a', 'one-more'), FIRST)).toEqual({ outcome: 'full' });
    expect(await policies.put(draft('b', 'p0'), FIRST)).toMatchObject({ outcome: 'created' });
  });
});

function withoutSource({ source: _source, ...rest }: PolicyDraft): Omit<PolicyDraft, 'source'> {
  return rest;
}
