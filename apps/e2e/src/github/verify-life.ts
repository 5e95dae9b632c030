import { all, get, untilEnded, type DeadLetter, type Status } from '../system/client.ts';
import type { System } from '../system/system.ts';
import { until } from '../system/until.ts';
import type { Delivered } from './deliver.ts';
import { factWhen, FIGURES, figuresOf } from './reviewed-facts.ts';
import type { Life } from './reviewed-life.ts';

/** The analyses of both heads. @throws when one head has two of them */
export function analysesOf(deliveries: readonly Delivered[]): [older: string, newest: string] {
  const ids = [...new Set(deliveries.map(({ analysis_id }) => analysis_id).filter((id) => id !== undefined))];
  expect(ids).toHaveLength(2);
  return ids as [string, string];
}

/**
 * What must be true once the life of a pull request is over, whatever died and however often it was told: the older head
 * is decided or superseded, the newest decided; one check run a head that was decided, one comment, which shows the
 * newest; the figures that a person counts.
 */
export async function verifyLife(system: System, { repo, made, heads }: Life, [older, newest]: [string, string], withinMs?: number): Promise<void> {
  const { checkRuns, issueComments } = made.repository;
  const ends = [await untilEnded(system, older, withinMs), await untilEnded(system, newest, withinMs)] as [Superseded, Superseded];
  expect(ends[1]).toMatchObject({ status: 'completed', stages: { enrich: { status: 'completed' }, detect: { status: 'completed' } } });
  if (ends[0].status === 'failed') expect(ends[0].superseded_by).toBe(heads[1]);

  await until(`the check run of ${repo}`, () => checkRuns.find(({ headSha, status }) => headSha === heads[1] && status === 'completed'), withinMs);
  await until(`the comment of ${repo}`, () => issueComments.find(({ body }) => body.includes(newest)), withinMs);
  const fact = await factWhen(system, repo, ({ merged_at, counters }) => merged_at !== null && counters['commits'] === FIGURES['commits'], withinMs);
  expect(figuresOf(fact)).toEqual(FIGURES);

  expect(issueComments).toHaveLength(1);
  const shown = checkRuns.filter(({ headSha }) => headSha === heads[1]);
  expect(shown).toMatchObject([{ externalId: newest, conclusion: 'failure' }]);
  const { items } = (await get<{ items: unknown[] }>(system, `/v1/analysis/${newest}/findings`)).body;
  expect(shown[0]!.annotations).toHaveLength(items.length);
  expect(checkRuns.filter(({ headSha }) => headSha === heads[0]).length).toBeLessThanOrEqual(ends[0].status === 'completed' ? 1 : 0);
}

type Superseded = Status & { superseded_by?: string };

export async function verifyNoDeadLetter(system: System): Promise<void> {
  expect(await all<DeadLetter>(system, '/v1/admin/dead-letters')).toEqual([]);
}
