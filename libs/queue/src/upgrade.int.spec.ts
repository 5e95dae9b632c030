import { STAGES } from '@provenance/domain';
import { usePipeline, type Pipeline } from './pipeline.fixture.ts';
import type { ReadableVersions } from './workers/stage-job.ts';

/** A build, and the one before it: it reads what both write, and writes the newer. */
const OLD: ReadableVersions = { oldest: 1, newest: 1, waitMs: 20 };
const NEW: ReadableVersions = { oldest: 1, newest: 2, waitMs: 20 };
const COUNT = 12;

let pipeline: Pipeline;

usePipeline((opened) => (pipeline = opened));

/** Analyses as a build with this version of the payload starts them. No worker sees them before they are so. */
async function submitted(schemaVersion: number): Promise<string[]> {
  const queues = STAGES.map((stage) => pipeline.queues.queue(stage));
  await Promise.all(queues.map((queue) => queue.pause()));
  const ids = await Promise.all(Array.from({ length: COUNT }, () => pipeline.submit()));
  for (const id of ids) {
    for (const queue of queues) await (await queue.getJob(id))!.updateData({ analysisId: id, schemaVersion });
  }
  await Promise.all(queues.map((queue) => queue.resume()));
  return ids;
}

describe('two builds with two versions of the payload at once', () => {
  it('lose nothing and fail nothing, when the newer comes, goes again and comes back', async () => {
    const decidedBy = new Map<string, string[]>();
    const build = (name: string, readable: ReadableVersions) =>
      pipeline.run(
        {
          decide: async (id) => {
            decidedBy.set(id, [...(decidedBy.get(id) ?? []), name]);
            return { status: 'completed' };
          },
        },
        { readable },
      );
    const postponed = async (ids: readonly string[]): Promise<void> => {
      const waits = () => new Set(pipeline.observer.finished.flatMap(({ analysisId, outcome }) => (outcome === 'newer' ? [analysisId] : [])));
      while (!ids.every((id) => waits().has(id))) await new Promise((resolve) => setImmediate(resolve));
    };
    const decisions = (ids: readonly string[]) => ids.map((id) => decidedBy.get(id)?.join());
    const all = <T>(value: T) => Array.from({ length: COUNT }, () => value);

    // The first process of the new build that starts analyses is ingest-api; the workers are still the old ones.
    let old = build('old', OLD);
    const before = await submitted(1);
    const early = await submitted(2);
    await Promise.all(before.map((id) => pipeline.ended(id)));
    await postponed(early);
    expect([decisions(before), decisions(early)]).toEqual([all('old'), all(undefined)]);

    const newer = build('new', NEW);
    const late = await submitted(1);
    await Promise.all([...early, ...late].map((id) => pipeline.ended(id)));
    expect(decisions(early)).toEqual(all('new'));
    await old.close();

    // Rolled back: what the new build had started waits, what the old one starts goes on.
    await newer.close();
    old = build('old', OLD);
    const stranded = await submitted(2);
    const again = await submitted(1);
    await Promise.all(again.map((id) => pipeline.ended(id)));
    await postponed(stranded);
    expect([decisions(again), decisions(stranded)]).toEqual([all('old'), all(undefined)]);

    build('new', NEW);
    const records = await Promise.all([...before, ...early, ...late, ...stranded, ...again].map((id) => pipeline.ended(id)));
    expect(new Set(records.map(({ status }) => status))).toEqual(new Set(['completed']));
    expect([pipeline.observer.dead, pipeline.observer.failed]).toEqual([[], []]);
    expect([...decidedBy.values()].every(({ length }) => length === 1)).toBe(true);
    await pipeline.idle();
  }, 60_000);
});
