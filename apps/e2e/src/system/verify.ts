import { RedisAnalysisStore, RedisOpenLedger, createRedis, untilReady, type OpenLedger } from '@provenance/store';
import { setTimeout as wait } from 'node:timers/promises';
import { all, get, untilEnded } from './client.ts';
import { LINES_OF_A_PULL_REQUEST } from './pull-request.ts';
import type { System } from './system.ts';

interface Reason {
  rule_id: string;
  evidence: { file_path?: string; start_line?: number }[];
}

/**
 * What must be true of every analysis that was accepted, whatever died meanwhile: it ended completed, with its one
 * decision (the same at every look), every line counted once in the facts, and the ledger closed.
 */
export async function verifyDrain(system: System, ids: readonly string[]): Promise<void> {
  const ends = await Promise.all(ids.map((id) => untilEnded(system, id)));
  expect(ends.filter(({ status }) => status !== 'completed')).toEqual([]);

  const decisions = new Set<string>();
  for (const id of ids) {
    const { body } = await get<{ decision_id: string; outcome: string; reasons: Reason[] }>(system, `/v1/analysis/${id}/decision`);
    expect(body.outcome).toBe('block');
    expect(body.reasons.flatMap(({ evidence }) => evidence)).toContainEqual(
      expect.objectContaining({ file_path: 'api/ping.py' }),
    );
    decisions.add(body.decision_id);
    expect(await all(system, `/v1/analysis/${id}/lines`)).toHaveLength(LINES_OF_A_PULL_REQUEST);
  }
  expect(decisions.size).toBe(ids.length);
  await verifyStore(system, ids);
}

async function verifyStore(system: System, ids: readonly string[]): Promise<void> {
  const redis = createRedis(system.redis.url, 'store', () => undefined);
  try {
    await untilReady(redis);
    const ledger = new RedisOpenLedger(redis);
    const store = new RedisAnalysisStore(redis, ledger);
    for (const id of ids) {
      const facts = (await store.facts(id)) ?? [];
      const lines = facts.reduce((sum, { counters }) => sum + (counters['lines'] ?? 0), 0);
      expect({ id, lines }).toEqual({ id, lines: LINES_OF_A_PULL_REQUEST });
      expect(await store.body(id)).toBeUndefined();
    }
    await untilEmpty(ledger);
  } finally {
    redis.disconnect();
  }
}

const SWEPT_WITHIN_MS = 90_000;

/** A process killed between the completion and the closing of the ledger leaves a mark, which the sweeper removes. */
async function untilEmpty(ledger: OpenLedger): Promise<void> {
  const deadline = Date.now() + SWEPT_WITHIN_MS;
  while ((await ledger.size(Date.now())).open > 0) {
    if (Date.now() > deadline) throw new Error('The ledger still holds analyses that have ended');
    await wait(200);
  }
}
