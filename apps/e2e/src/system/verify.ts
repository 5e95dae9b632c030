import type { AnalysisStore } from '@provenance/store';
import { all, get, replay, untilEnded, type DeadLetter, type Status } from './client.ts';
import { LINES_OF_A_PULL_REQUEST } from './pull-request.ts';
import { allJobs, unboundedKeys, untilIdle, withStore } from './store.ts';
import type { System } from './system.ts';

interface DecisionBody {
  decision_id: string;
  degraded: string[];
  outcome: string;
  reasons: { rule_id: string; evidence: { file_path?: string; start_line?: number }[] }[];
}

/** Whether a stage may have done less than its whole work, as when its processes were killed again and again. */
export type Degraded = 'never' | 'with a reason';

/**
 * What must be true of every analysis that was accepted, whatever died meanwhile: it ended completed, with its one
 * decision, every line counted once in the facts; no job and no open mark is left, and all that lies in Redis expires.
 * Returns the decisions.
 */
export async function verifyDrain(
  system: System,
  ids: readonly string[],
  degraded: Degraded = 'never',
): Promise<DecisionBody[]> {
  const ends = await Promise.all(ids.map((id) => untilEnded(system, id)));
  expect(ends.filter(({ status }) => status !== 'completed')).toEqual([]);
  const decisions = await inParts(ends, (end) => verifyDecision(system, end, degraded));
  expect(new Set(decisions.map(({ decision_id }) => decision_id)).size).toBe(ids.length);
  await withStore(system, async (store) => {
    await untilIdle(store);
    const outcomes = decisions.map(({ outcome }, index) => ({ id: ids[index]!, outcome }));
    await inParts(outcomes, (analysis) => verifyCounters(store.analyses, analysis));
    expect(await allJobs(store.redis)).toEqual([]);
    expect(await unboundedKeys(store.redis)).toEqual([]);
  });
  return decisions;
}

async function verifyDecision(system: System, end: Status, degraded: Degraded): Promise<DecisionBody> {
  const path = `/v1/analysis/${end.analysis_id}`;
  const { body } = await get<DecisionBody>(system, `${path}/decision`);
  expect(await all(system, `${path}/lines`)).toHaveLength(LINES_OF_A_PULL_REQUEST);
  const short = Object.values(end.stages).filter(({ status }) => status !== 'completed');
  if (degraded === 'never') expect({ id: end.analysis_id, short }).toEqual({ id: end.analysis_id, short: [] });
  for (const stage of short) expect(stage).toMatchObject({ status: 'degraded', reason: expect.stringMatching(/./) });
  if (end.stages['detect']?.status === 'degraded') {
    expect(body.degraded.join()).toContain('detect: ');
    expect(body.outcome).not.toBe('allow');
  } else {
    expect(body.outcome).toBe('block');
    expect(body.reasons.flatMap(({ evidence }) => evidence)).toContainEqual(
      expect.objectContaining({ file_path: 'api/ping.py' }),
    );
  }
  return body;
}

async function verifyCounters(store: AnalysisStore, { id, outcome }: { id: string; outcome: string }): Promise<void> {
  const facts = (await store.facts(id)) ?? [];
  const sum = (name: string): number => facts.reduce((total, { counters }) => total + (counters[name] ?? 0), 0);
  const counted = { lines: sum('lines'), analyses: sum('analyses'), decided: sum(`decision:${outcome}`) };
  expect({ id, ...counted }).toEqual({ id, lines: LINES_OF_A_PULL_REQUEST, analyses: 1, decided: 1 });
  expect(await store.body(id)).toBeUndefined();
}

/**
 * Failures are an end too, when each is explained by its dead letter and nothing else is a dead letter. Once the cause
 * is gone their replay completes them. Returns how many had failed.
 */
export async function replayFailures(system: System, ids: readonly string[]): Promise<number> {
  await withStore(system, untilIdle);
  const ends = await inParts(ids, (id) => untilEnded(system, id));
  const failed = ends.filter(({ status }) => status === 'failed');
  const letters = await all<DeadLetter>(system, '/v1/admin/dead-letters');
  const told = ({ stage, analysis_id, reason }: DeadLetter) => `${analysis_id} ${stage}: ${reason}`;
  expect(letters.map(told).sort()).toEqual(failed.map((status) => told(letterOf(status))).sort());
  await inParts(letters, async (letter) => {
    expect(letter.reason).not.toBe('');
    await replay(system, letter);
  });
  return failed.length;
}

function letterOf({ analysis_id, failure }: Status): DeadLetter {
  return { analysis_id, stage: failure?.stage ?? 'none', reason: failure?.reason ?? '' };
}

const AT_A_TIME = 8;

/** Results in the order of the items; a few at a time, for these are checks and not load. */
async function inParts<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += AT_A_TIME) {
    results.push(...(await Promise.all(items.slice(from, from + AT_A_TIME).map(work))));
  }
  return results;
}
