import { auditFault, revokeToken, rotateToken, tokenDigest, type ApiToken, type AuditEvent } from '@provenance/domain';
import { useRedis } from '../connection/server.fixture.ts';
import { AUDIT_TRAIL_KEY, TOKENS_KEY } from '../keys.ts';
import type { AuditStore } from './audit-store.ts';
import { InMemoryAuditStore } from './in-memory-audit-store.ts';
import { InMemoryRequestLimiter } from './in-memory-request-limiter.ts';
import { InMemoryTokenStore } from './in-memory-token-store.ts';
import { RedisAuditStore } from './redis-audit-store.ts';
import { RedisRequestLimiter } from './redis-request-limiter.ts';
import { RedisTokenStore } from './redis-token-store.ts';
import type { RequestLimiter } from './request-limiter.ts';
import type { TokenStore } from './token-store.ts';

const NOW = '2026-03-01T12:00:00.000Z';
const RETENTION = { seconds: 86_400, entries: 1_000_000 };
const token = (name: string): ApiToken => ({ token_id: `tk_${name}`, name, scopes: ['analysis:read'], repos: ['acme/*'], created_at: NOW, created_by: 'admin-token', secrets: [{ sha256: tokenDigest(name) }] });
const event = (request_id: string): AuditEvent => ({ at: NOW, actor: 'token:tk_1', action: 'POST /v1/analysis', target: 'acme/shop', outcome: 'done', status: 202, request_id, address: '127.0.0.1' });

const real = useRedis();

beforeEach(() => real.redis.flushall());

describe('on a server that is full', () => {
  afterEach(() => real.redis.config('SET', 'maxmemory', '0'));

  it('callers are known and counted, and a token can be revoked, but none is made', async () => {
    const tokens = new RedisTokenStore(real.redis);
    const limiter = new RedisRequestLimiter(real.redis);
    await tokens.create(token('a'));
    await real.redis.config('SET', 'maxmemory', '1');
    await tokens.used('tk_a', NOW);
    expect([...(await tokens.lastUsed())]).toEqual([['tk_a', NOW]]);
    const limit = { requests: 1, windowSeconds: 60 };
    expect([await limiter.take('a', limit), await limiter.take('a', limit)]).toMatchObject([{ allowed: true }, { allowed: false }]);
    expect((await tokens.change('tk_a', (one) => revokeToken(one, NOW)))?.revoked_at).toBe(NOW);
    await expect(tokens.create(token('b'))).rejects.toMatchObject({ code: 'store_full' });
  });
});

describe('on a server that refuses writes', () => {
  afterEach(() => real.redis.config('SET', 'min-replicas-to-write', '0'));

  it('callers are counted by the process, and the use of a token goes unnoted', async () => {
    const tokens = new RedisTokenStore(real.redis);
    const limiter = new RedisRequestLimiter(real.redis);
    await tokens.create(token('a'));
    await real.redis.config('SET', 'min-replicas-to-write', '1');
    await tokens.used('tk_a', NOW);
    expect(await tokens.lastUsed()).toEqual(new Map());
    const limit = { requests: 1, windowSeconds: 60 };
    expect([await limiter.take('a', limit), await limiter.take('a', limit), await limiter.take('b', limit)]).toMatchObject([{ allowed: true }, { allowed: false }, { allowed: true }]);
    await expect(tokens.create(token('b'))).rejects.toMatchObject({ code: 'store_unavailable', message: expect.stringContaining('NOREPLICAS') });
  });
});

describe.each<[string, () => TokenStore]>([
  ['InMemoryTokenStore', () => new InMemoryTokenStore()],
  ['RedisTokenStore', () => new RedisTokenStore(real.redis)],
])('%s', (_name, make) => {
  it('finds a token by its id and by the digest of its secret', async () => {
    const tokens = make();
    expect(await tokens.create(token('b'))).toBe(true);
    expect(await tokens.create(token('a'))).toBe(true);
    expect(await tokens.byDigest(tokenDigest('a'))).toEqual(token('a'));
    expect([await tokens.byDigest(tokenDigest('c')), await tokens.get('tk_c')]).toEqual([undefined, undefined]);
    expect((await tokens.list()).map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it('keeps the first token once, also when several ask at the same time, and never again', async () => {
    const tokens = make();
    const won = await Promise.all(['a', 'b', 'c'].map((name) => tokens.createFirst(token(name))));
    expect(won.filter(Boolean)).toHaveLength(1);
    expect(await tokens.list()).toHaveLength(1);
    expect(await tokens.createFirst(token('d'))).toBe(false);
  });

  it('finds a rotated token by both secrets, and by the new one alone once the old has gone', async () => {
    const tokens = make();
    await tokens.create(token('a'));
    await tokens.change('tk_a', (old) => rotateToken(old, tokenDigest('new'), NOW, 60));
    expect((await tokens.byDigest(tokenDigest('a')))?.token_id).toBe('tk_a');
    expect((await tokens.byDigest(tokenDigest('new')))?.token_id).toBe('tk_a');
    await tokens.change('tk_a', (old) => rotateToken(old, tokenDigest('newest'), '2026-03-02T12:00:00.000Z', 0));
    expect(await tokens.byDigest(tokenDigest('a'))).toBeUndefined();
  });

  it('changes one after the other, and nothing where there is nothing', async () => {
    const tokens = make();
    await tokens.create(token('a'));
    await Promise.all([1, 2, 3, 4].map((scope) => tokens.change('tk_a', (old) => ({ ...old, name: `${old.name}${scope}` }))));
    const { name } = (await tokens.get('tk_a'))!;
    expect([...name].sort().join('')).toBe('1234a');
    expect(await tokens.change('tk_x', (old) => revokeToken(old, NOW))).toBeUndefined();
  });

  it('notes the last use', async () => {
    const tokens = make();
    await tokens.used('tk_a', NOW);
    expect([...(await tokens.lastUsed())]).toEqual([['tk_a', NOW]]);
  });
});

it('RedisTokenStore keeps no text of a token', async () => {
  await new RedisTokenStore(real.redis).create(token('secret-text'));
  const [kept] = await real.redis.hvals(TOKENS_KEY);
  expect(kept).toContain(tokenDigest('secret-text'));
  expect((JSON.parse(kept!) as ApiToken).secrets).toEqual([{ sha256: tokenDigest('secret-text') }]);
});

describe.each<[string, () => AuditStore]>([
  ['InMemoryAuditStore', () => new InMemoryAuditStore()],
  ['RedisAuditStore', () => new RedisAuditStore(real.redis, RETENTION)],
])('%s', (_name, make) => {
  it('reads what was put, the newest first, page by page', async () => {
    const trail = make();
    await trail.append(['a', 'b'].map(event));
    await trail.append(['c'].map(event));
    const first = await trail.read(2);
    expect(first.entries.map(({ request_id, n }) => [request_id, n])).toEqual([['c', 3], ['b', 2]]);
    const second = await trail.read(2, first.next);
    expect([second.entries.map(({ request_id }) => request_id), second.next]).toEqual([['a'], undefined]);
    expect(auditFault([...first.entries, ...second.entries].reverse())).toBeUndefined();
  });
});

it('RedisAuditStore makes one chain of what several processes put at once', async () => {
  const trails = [1, 2, 3].map(() => new RedisAuditStore(real.redis, RETENTION));
  await Promise.all(trails.flatMap((trail, who) => [1, 2, 3, 4, 5].map((n) => trail.append([event(`${who}.${n}`)]))));
  const { entries } = await trails[0]!.read(100);
  expect(entries).toHaveLength(15);
  expect(auditFault(entries.reverse())).toBeUndefined();
});

it('RedisAuditStore drops the oldest beyond its limits, and the chain goes on', async () => {
  const trail = new RedisAuditStore(real.redis, { seconds: 86_400, entries: 100 });
  await trail.append(Array.from({ length: 1000 }, (_, n) => event(String(n))));
  const kept = await real.redis.xlen(AUDIT_TRAIL_KEY);
  expect(kept).toBeLessThan(300);
  const { entries } = await trail.read(50);
  expect(entries[0]!.n).toBe(1000);
});

describe.each<[string, () => RequestLimiter]>([
  ['InMemoryRequestLimiter', () => new InMemoryRequestLimiter(() => 0)],
  ['RedisRequestLimiter', () => new RedisRequestLimiter(real.redis)],
])('%s', (_name, make) => {
  it('lets so many through and then none, each caller for itself', async () => {
    const limiter = make();
    const limit = { requests: 3, windowSeconds: 3600 };
    const taken = [];
    for (let n = 0; n < 4; n++) taken.push(await limiter.take('a', limit));
    expect(taken.map(({ allowed, remaining }) => [allowed, remaining])).toEqual([[true, 2], [true, 1], [true, 0], [false, 0]]);
    expect(taken[3]!.resetSeconds).toBeGreaterThan(1100);
    expect(taken[3]!.resetSeconds).toBeLessThanOrEqual(1200);
    expect((await limiter.take('b', limit)).allowed).toBe(true);
  });
});

it('a bucket fills evenly, up to its size', async () => {
  let now = 0;
  const limiter = new InMemoryRequestLimiter(() => now);
  const limit = { requests: 2, windowSeconds: 60 };
  for (let n = 0; n < 3; n++) await limiter.take('a', limit);
  now = 29_000;
  expect((await limiter.take('a', limit)).allowed).toBe(false);
  now = 30_000;
  expect(await limiter.take('a', limit)).toEqual({ allowed: true, remaining: 0, resetSeconds: 60 });
  now = 10 * 60_000;
  expect((await limiter.take('a', limit)).remaining).toBe(1);
});
