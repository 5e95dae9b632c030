import { deriveId, type DetectionResult, type Finding, type FindingLife, type Sighting, type SuppressionRequest, type SuppressionScope } from '@provenance/domain';
import { useRedis } from '../connection/server.fixture.ts';
import { findingLivesKey, suppressionsKey } from '../keys.ts';
import { DEFAULT_RETENTION } from '../retention.ts';
import type { FindingRecords } from './finding-records.ts';
import { FindingStore } from './finding-store.ts';
import { isHiddenCursor } from './hidden-cursor.ts';
import { InMemoryFindingRecords } from './in-memory-finding-records.ts';
import { RedisFindingRecords } from './redis-finding-records.ts';

const real = useRedis();
beforeEach(() => real.redis.flushall());

/** Minutes after a moment that no retention has reached. */
const START = Date.now() - 86_400_000;
const minute = (number: number): string => new Date(START + number * 60_000).toISOString();
const KEY = '1'.repeat(32);
const BY = { agent_id: 'claude-code', contributor: 'ai', confidence: 0.6 } as const;

function found(more: Partial<Finding> = {}): Finding {
  return {
    finding_id: deriveId('fd', 'x'), analysis_id: deriveId('an', 'x'), repo: 'acme/shop', pr_number: '42', file_path: 'api/orders.py',
    start_line: 5, start_column: 1, end_line: 5, end_column: 9, rule_key: 'python-sql-injection', rule_version: '1', category: 'sqli',
    severity: 'critical', confidence: 'high', message: 'm', cwe: [], engine_name: 'semgrep', engine_version: '1', snippet: 'execute(q)',
    fingerprint: KEY, status: 'open', detected_at: minute(1), relation: 'on_changed_line',
    trail: { line_digest: 'l1', content_fingerprint: 'c', file_digest: 'whole' },
    ...more,
  };
}

function analysed(number: number, findings: Finding[], covered = findings.map(({ file_path }) => file_path), pr_number = '42') {
  const seen: Sighting = { analysis_id: deriveId('an', pr_number, String(number)), at: minute(number), base_sha: 'base', head_sha: `head${number}` };
  const detection: DetectionResult = {
    findings: findings.map((finding) => ({ ...finding, pr_number, detected_at: minute(number) })),
    coverage: [...new Set(covered)].map((path) => ({ path, status: 'covered' })),
    engines: [],
  };
  return { repo: 'acme/shop', pr_number, seen, detection, at: minute(number) };
}

const ASKED: SuppressionRequest = { fingerprint: KEY, scope: 'repo', repo: 'acme/shop', reason: 'r', actor: 'ada' };

/** Nothing is over. */
const ALL = { at: minute(20), ranOutBy: minute(-1), unusedSince: minute(-1) };

describe.each<[string, () => FindingRecords]>([
  ['in memory', () => new InMemoryFindingRecords()],
  ['in Redis', () => new RedisFindingRecords(real.redis)],
])('FindingStore %s', (_name, make) => {
  const open = () => new FindingStore(make());

  it('writes an analysis down once, and answers a repeat with the same events', async () => {
    const store = open();
    const events = await store.observe(analysed(1, [found()]), () => BY);
    expect(events.map(({ type, agent_id }) => [type, agent_id])).toEqual([['finding_opened', 'claude-code']]);
    expect(await store.observe(analysed(1, [found()]), () => BY)).toEqual(events);
    expect(await store.livesOf(KEY, minute(2))).toMatchObject([{ status: 'open', history_total: 1 }]);
  });

  it('keeps a suppression, applies it to what is known and to what comes, and answers a repeat with the same', async () => {
    const store = open();
    await store.observe(analysed(1, [found()]), () => BY);
    const first = await store.suppress(ASKED, minute(2));
    expect(first).toMatchObject({ suppression: { line_digests: ['l1'] }, events: [{ type: 'finding_suppressed', actor: 'ada' }] });
    expect(await store.suppress(ASKED, minute(3))).toEqual(first);
    expect(await store.judge(analysed(4, [found()], undefined, '43'), false)).toMatchObject([{ status: 'suppressed', suppression: { reason: 'r' } }]);
    await store.observe(analysed(4, [found()], undefined, '43'), () => BY);
    expect((await store.livesOf(KEY, minute(5))).map(({ pr_number, status }) => [pr_number, status])).toEqual([['43', 'suppressed'], ['42', 'suppressed']]);
    expect(await store.suppress({ ...ASKED, fingerprint: '9'.repeat(32) }, minute(2))).toBeUndefined();
  });

  it('takes it back, and is open again without anybody when it runs out', async () => {
    const store = open();
    await store.observe(analysed(1, [found()]), () => BY);
    await store.suppress(ASKED, minute(2));
    const events = await store.unsuppress(KEY, { scope: 'repo', repo: 'acme/shop' }, { actor: 'bob', reason: 'no' }, minute(3));
    expect(events).toMatchObject([{ type: 'finding_reopened', cause: 'unsuppressed', actor: 'bob', reason: 'no' }]);
    expect(await store.unsuppress(KEY, { scope: 'repo', repo: 'acme/shop' }, { actor: 'bob' }, minute(4))).toEqual([]);
    await store.suppress({ ...ASKED, expires_at: minute(10) }, minute(5));
    expect((await store.judge(analysed(9, [found()]), false))[0]?.status).toBe('suppressed');
    expect((await store.judge(analysed(10, [found()]), false))[0]?.status).toBe('open');
    expect(await store.livesOf(KEY, minute(11))).toMatchObject([{ status: 'open', reopened_at: minute(10) }]);
    // The same request after it has run out is a new one.
    expect((await store.suppress({ ...ASKED, expires_at: minute(30) }, minute(20)))?.events).toHaveLength(1);
  });

  it('lets go of what ran out longer ago than results are kept, with the next that is kept beside it', async () => {
    const records = make();
    const store = new FindingStore(records, { ...DEFAULT_RETENTION, results: 600 });
    const names = Array.from({ length: 4 }, (_, index) => String(index).repeat(32));
    await store.observe(analysed(1, names.map((fingerprint) => found({ fingerprint }))), () => BY);
    const [gone, young, standing, last] = names as [string, string, string, string];
    const kept = async (scope: SuppressionScope): Promise<string[]> =>
      (await records.suppressions('acme/shop', names, ALL)).filter((one) => one.scope === scope).map(({ fingerprint }) => fingerprint).sort();
    for (const scope of ['repo', 'everywhere'] as const) {
      const asked = scope === 'repo' ? ASKED : { scope, reason: 'r', actor: 'ada' };
      await store.suppress({ ...asked, fingerprint: gone, expires_at: minute(5) }, minute(2));
      await store.suppress({ ...asked, fingerprint: young, expires_at: minute(15) }, minute(2));
      await store.suppress({ ...asked, fingerprint: standing }, minute(2));
      await store.suppress({ ...asked, fingerprint: last }, minute(14));
      expect(await kept(scope)).toEqual([gone, young, standing, last]);
      await store.suppress({ ...asked, fingerprint: last, reason: 'again' }, minute(20));
      expect(await kept(scope)).toEqual([young, standing, last]);
    }
    // The life tells of it all the same.
    const [{ history }] = (await store.livesOf(gone, minute(20))) as [FindingLife];
    expect(history.map(({ type, cause }) => cause ?? type)).toEqual(['finding_opened', 'finding_suppressed', 'finding_suppressed', 'expired']);
  });

  it('ends a suppression whose finding nobody has seen for as long as facts are kept, and no sooner', async () => {
    const records = make();
    const store = new FindingStore(records, { contents: 60, results: 600, facts: 1_200 });
    const [seen, gone, other] = ['1', '2', '3'].map((digit) => digit.repeat(32)) as [string, string, string];
    const all = [seen, gone, other].map((fingerprint) => found({ fingerprint }));
    const standing = async (scope: SuppressionScope): Promise<string[]> =>
      (await records.suppressions('acme/shop', [seen, gone, other], { ...ALL, at: minute(0) })).filter((one) => one.scope === scope).map(({ fingerprint }) => fingerprint).sort();
    const shown = async (number: number, findings: Finding[]) => (await store.judge(analysed(number, findings, undefined, '43'), false)).map(({ status }) => status);
    await store.observe(analysed(1, all), () => BY);
    for (const asked of [ASKED, { scope: 'everywhere', reason: 'r', actor: 'ada' } as const]) {
      await store.suppress({ ...asked, fingerprint: seen }, minute(2));
      await store.suppress({ ...asked, fingerprint: gone }, minute(2));
    }
    expect(await shown(12, [all[0]!])).toEqual(['suppressed']);
    expect(await shown(21, [all[0]!])).toEqual(['suppressed']);
    expect(await shown(23, all.slice(0, 2))).toEqual(['suppressed', 'open']);
    expect(await standing('repo')).toEqual([seen, gone]);
    // The next that is kept beside it takes it along.
    for (const asked of [ASKED, { scope: 'everywhere', reason: 'r', actor: 'ada' } as const]) {
      await store.observe(analysed(24, all), () => BY);
      await store.suppress({ ...asked, fingerprint: other }, minute(24));
      expect(await standing(asked.scope)).toEqual([seen, other]);
    }
  });

  it('reaches no further than it was given', async () => {
    const store = open();
    await store.observe(analysed(1, [found()]), () => BY);
    await store.suppress({ ...ASKED, scope: 'pull_request', pr_number: '42' }, minute(2));
    expect((await store.judge(analysed(3, [found()], undefined, '43'), false))[0]?.status).toBe('open');
    expect((await store.judge({ ...analysed(3, [found({ repo: 'acme/web' })]), repo: 'acme/web' }, false))[0]?.status).toBe('open');
    await store.suppress({ fingerprint: KEY, scope: 'everywhere', reason: 'r', actor: 'ada' }, minute(4));
    expect((await store.judge({ ...analysed(5, [found({ repo: 'acme/web' })]), repo: 'acme/web' }, false))[0]?.status).toBe('suppressed');
  });

  it('follows a renamed file, for later pull requests too', async () => {
    const store = open();
    const renamed = found({ fingerprint: '2'.repeat(32), file_path: 'api/order_views.py' });
    await store.observe(analysed(1, [found()]), () => BY);
    await store.suppress(ASKED, minute(2));
    expect((await store.judge(analysed(3, [renamed]), false))[0]?.status).toBe('suppressed');
    await store.observe(analysed(3, [renamed]), () => BY);
    expect(await store.livesOf(renamed.fingerprint, minute(4))).toMatchObject([{ status: 'suppressed', moved_from: 'api/orders.py', detected_at: minute(1) }]);
    expect((await store.judge(analysed(5, [renamed], undefined, '43'), false))[0]?.status).toBe('suppressed');
    expect((await store.list({}, { limit: 10 }, minute(5))).items.map(({ fingerprint }) => fingerprint)).toEqual([renamed.fingerprint]);
  });

  it('remediates by an analysis of the default branch what had come there', async () => {
    const store = open();
    await store.observe(analysed(1, [found()], undefined, '42'), () => BY);
    await store.observe(analysed(1, [found()], undefined, '43'), () => BY);
    const main = analysed(5, [], ['api/orders.py'], 'main');
    const events = await store.observeDefaultBranch(main, async ({ pr_number }) => pr_number === '42');
    expect(events).toMatchObject([{ type: 'finding_remediated', pr_number: '42', analysis_id: main.seen.analysis_id }]);
    expect(await store.observeDefaultBranch(main, async ({ pr_number }) => pr_number === '42')).toEqual(events);
    expect((await store.list({ status: 'open' }, { limit: 10 }, minute(6))).items.map(({ pr_number }) => pr_number)).toEqual(['43']);
  });

  it('lists by every filter, and pages without a gap or a repeat', async () => {
    const store = open();
    const many = Array.from({ length: 25 }, (_, index) =>
      found({ fingerprint: index.toString(16).padStart(32, '0'), file_path: `f${index % 5}.py`, severity: index % 2 === 0 ? 'high' : 'low', category: `c${index % 3}`, rule_key: `r${index % 4}` }),
    );
    await store.observe(analysed(1, many), ({ start_line }) => ({ ...BY, agent_id: `a${start_line % 2}` }));
    await store.suppress({ ...ASKED, fingerprint: many[3]!.fingerprint }, minute(2));
    const count = async (filter: Parameters<FindingStore['list']>[0]) => (await store.list(filter, { limit: 100 }, minute(3))).items.length;
    expect(await count({ repo: 'ACME/shop' })).toBe(25);
    expect(await count({ severity: 'high' })).toBe(13);
    expect(await count({ category: 'c0', rule_key: 'r0' })).toBe(3);
    expect(await count({ repo: 'acme/shop', file_path: 'f1.py' })).toBe(5);
    expect(await count({ repo: 'acme/shop', pr_number: '42', agent_id: 'a1' })).toBe(25);
    expect(await count({ status: 'suppressed' })).toBe(1);
    expect(await count({ from: Date.parse(minute(2)) })).toBe(0);
    expect(await count({ to: Date.parse(minute(2)) })).toBe(25);
    expect(await count({ reachable: (repo) => repo === 'other/repo' })).toBe(0);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await store.list({ status: 'open' }, { limit: 7, ...(after !== undefined && { after }) }, minute(3));
      seen.push(...page.items.map(({ fingerprint }) => fingerprint));
      after = page.next;
    } while (after !== undefined);
    expect(seen).toHaveLength(24);
    expect(new Set(seen).size).toBe(24);
  });

  it('names in no cursor what the caller may not see, and loses nothing by that', async () => {
    const records = make();
    const store = new FindingStore(records);
    await store.observe(analysed(1, [found()]), () => BY);
    const at = String(Date.parse(minute(2))).padStart(15, '0');
    const members = Array.from({ length: 11_000 }, (_, index) => `${at}|globex/secret#7#${index.toString(16).padStart(64, '0')}`);
    await records.index(members.map((member) => ({ member, dimensions: ['all'] })));
    const filter = { reachable: (repo: string) => repo === 'acme/shop' };
    const cursors: string[] = [];
    let page = await store.list(filter, { limit: 10 }, minute(3));
    while (page.next !== undefined) {
      cursors.push(page.next);
      page = await store.list(filter, { limit: 10, after: page.next }, minute(3));
    }
    expect(page.items).toMatchObject([{ repo: 'acme/shop', fingerprint: KEY }]);
    expect(cursors).toHaveLength(2);
    expect(cursors.filter((cursor) => !isHiddenCursor(cursor))).toEqual([]);
    const gone = `${at}|${'f'.repeat(64)}`;
    expect((await store.list({}, { limit: 10, after: gone }, minute(3))).next).toBe((await store.list({}, { limit: 10 }, minute(3))).next);
  });

  it('loses nothing when an analysis and a person come at the same moment', async () => {
    for (let round = 0; round < 10; round += 1) {
      const store = open();
      const other = found({ fingerprint: '7'.repeat(32) });
      await store.observe(analysed(1, [found()]), () => BY);
      await Promise.all([
        store.observe(analysed(5, [found(), other]), () => BY),
        store.suppress(ASKED, minute(5)),
        store.observe(analysed(6, [found()], undefined, '44'), () => BY),
      ]);
      expect((await store.livesOf(KEY, minute(7))).map(({ status }) => status)).toEqual(['suppressed', 'suppressed']);
      expect(await store.livesOf(other.fingerprint, minute(7))).toHaveLength(1);
    }
  });
});

it('lets what is in Redis expire', async () => {
  const store = new FindingStore(new RedisFindingRecords(real.redis, { contents: 1, results: 100_000, facts: 200_000 }));
  await store.observe(analysed(1, [found()]), () => BY);
  await store.suppress(ASKED, minute(2));
  expect(await real.redis.ttl(findingLivesKey({ repo: 'acme/shop', pr_number: '42' }))).toBeGreaterThan(0);
  expect(await real.redis.ttl(suppressionsKey('acme/shop'))).toBeGreaterThan(100_000);
  for (const key of await real.redis.keys('*')) expect(await real.redis.ttl(key)).toBeGreaterThan(0);
});
