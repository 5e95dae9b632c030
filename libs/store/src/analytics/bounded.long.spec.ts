import { setTimeout as pause } from 'node:timers/promises';
import { codeUnit, DAY_MS, dayOf, deriveId, findingFact, findingUnit, REVIEW_FACT_VERSION, statesAfter, waitingStages, type CodeFact, type Finding, type ReviewFact } from '@provenance/domain';
import { RedisAnalysisStore } from '../analysis/redis-analysis-store.ts';
import { useRedis } from '../connection/server.fixture.ts';
import { FindingStore } from '../findings/finding-store.ts';
import { RedisFindingRecords } from '../findings/redis-finding-records.ts';
import { recordKey } from '../keys.ts';
import { RedisOpenLedger } from '../ledger/redis-open-ledger.ts';
import { RedisReviewFactStore } from '../review-facts/redis-review-fact-store.ts';
import { RedisAnalyticsStore } from './redis-analytics-store.ts';

const real = useRedis();
const KEEP_SECONDS = 2;
const PERIODS = 9;
/** Periods until as much leaves as comes. */
const SETTLED = 3;
const ANALYSES = 150;
/** Of what there was in the settled period: beyond it something stays that should not. */
const MOST = 1.1;
const FIRST_DAY = dayOf(Date.now()) - 30 * DAY_MS;

/**
 * One period of a steady stream: analyses of one busy pull request and of others, each with a finding and a review. Days
 * of roll-ups end at midnight, so each period counts into a past day of its own, which expires with the period.
 */
async function period(number: number): Promise<string> {
  const retention = { contents: KEEP_SECONDS, results: KEEP_SECONDS, facts: KEEP_SECONDS };
  const day = FIRST_DAY + number * DAY_MS;
  const keepDay = Math.ceil((Date.now() - day - DAY_MS) / 1_000) + KEEP_SECONDS;
  const analytics = new RedisAnalyticsStore(real.redis, { ...retention, facts: keepDay });
  const analyses = new RedisAnalysisStore(real.redis, new RedisOpenLedger(real.redis), retention);
  const findings = new FindingStore(new RedisFindingRecords(real.redis, retention), retention);
  const reviews = new RedisReviewFactStore(real.redis, analytics, retention);
  let last = '';
  for (let index = 0; index < ANALYSES; index += 1) {
    const [analysis_id, pr_number, now, at] = [deriveId('an', String(number), String(index)), index % 2 === 0 ? '1' : `${number}${index}`, new Date().toISOString(), new Date(day + index).toISOString()];
    const name = { repo: `acme/shop-${index % 5}`, pr_number };
    const record = { analysis_id, status: 'received' as const, ...name, base_sha: 'a', head_sha: 'b', created_at: now, updated_at: now, body_sha256: 'x', line_count: 1, has_files: true, stages: waitingStages() };
    const facts: CodeFact[] = [{ analysis_id, repo: name.repo, agent_id: 'codex', at, counters: { lines: 1, [`file:${analysis_id}`]: 1 } }];
    await analyses.accept({ record, body: Buffer.from('{}') });
    await analyses.complete(analysis_id, now, { findings_total: 1, facts });
    await analytics.count(codeUnit(facts)!);
    const finding = {
      finding_id: deriveId('fd', analysis_id), analysis_id, ...name, file_path: `${analysis_id}.py`, start_line: 1, start_column: 1, end_line: 1, end_column: 2, rule_key: 'r', rule_version: '1', category: 'sqli',
      severity: 'high', confidence: 'high', message: 'm', cwe: [], engine_name: 'e', engine_version: '1', snippet: 's', fingerprint: deriveId('fd', 'f', analysis_id), status: 'open', detected_at: now, relation: 'on_changed_line',
    } satisfies Finding;
    const seen = { analysis_id, at: now, base_sha: 'a', head_sha: 'b' };
    const events = await findings.observe({ ...name, seen, detection: { findings: [finding], coverage: [{ path: finding.file_path, status: 'covered' }] }, at: now }, () => ({ agent_id: 'codex', contributor: 'ai', confidence: 1 }));
    for (const state of statesAfter(events)) await analytics.count(findingUnit(findingFact({ ...state, detected_at: at })));
    const review: ReviewFact = { schema_version: REVIEW_FACT_VERSION, ...name, agent_id: 'codex', at, snapshot_at: now, counters: { pull_requests: 1 }, could_not_tell: [], overridden: [], merged_by: null, merged_at: null };
    await reviews.save(review);
    await reviews.count(name.repo, pr_number);
    last = analysis_id;
  }
  return last;
}

async function size(): Promise<{ keys: number; bytes: number }> {
  const memory = await real.redis.info('memory');
  return { keys: await real.redis.dbsize(), bytes: Number(/^used_memory_dataset:(\d+)/m.exec(memory)?.[1]) };
}

it('Redis holds no more of a steady stream than its retention, however long it goes on', async () => {
  const sizes: { keys: number; bytes: number }[] = [];
  for (let number = 0; number < PERIODS; number += 1) {
    const last = await period(number);
    sizes.push(await size());
    while ((await real.redis.exists(recordKey(last))) === 1) await pause(50);
  }
  const settled = sizes[SETTLED - 1]!;
  for (const { keys, bytes } of sizes.slice(SETTLED)) {
    expect(keys).toBeLessThanOrEqual(settled.keys * MOST);
    expect(bytes).toBeLessThanOrEqual(settled.bytes * MOST);
  }
}, 180_000);
