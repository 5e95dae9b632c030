import { usePipeline, type Pipeline } from '../pipeline.fixture.ts';
import { QueueControl } from './queue-control.ts';

let pipeline: Pipeline;
let control: QueueControl;

usePipeline((opened) => (pipeline = opened));
beforeEach(() => {
  control = new QueueControl(pipeline.queues);
});

it('holds what waits while a queue is paused, lets what runs end, and goes on where it was', async () => {
  const started = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  const detected: string[] = [];
  pipeline.run({
    detect: async (id) => {
      detected.push(id);
      started.resolve();
      await finish.promise;
      return { status: 'completed' };
    },
  });
  const first = await pipeline.submit();
  await started.promise;
  expect(await control.pause('detect')).toMatchObject({ queue: 'detect', paused: true, jobs: { active: 1, waiting: 0 } });
  const second = await pipeline.submit();
  finish.resolve();
  await pipeline.ended(first);
  expect(await control.pause('detect')).toMatchObject({ paused: true, jobs: { active: 0, waiting: 1 } });
  // Older versions of BullMQ put what waits elsewhere while a queue is paused: gauges and back-pressure would not see it.
  expect(await pipeline.flows.depth()).toBe(1);
  expect((await pipeline.sweeper.sweep(Date.now() + 600_000)).restarted).toBe(0);
  expect((await pipeline.store.get(second))?.status).toBe('in_progress');
  expect(await control.resume('detect')).toMatchObject({ paused: false });
  await pipeline.ended(second);
  expect(detected).toEqual([first, second]);
});

it('lists every queue in the order of the data, with the age of what is next also while it is paused, and of what is in hand', async () => {
  await control.pause('enrich');
  await pipeline.submit();
  const listed = await control.list();
  expect(listed.map(({ queue, paused }) => [queue, paused])).toEqual([['enrich', true], ['detect', false], ['decide', false], ['analyse', false]]);
  expect(listed[0]).toMatchObject({ jobs: { waiting: 1 } });
  const key = pipeline.queues.key('enrich', 'wait');
  const [id] = await pipeline.redis.lrange(key, 0, -1);
  await pipeline.redis.hset(pipeline.queues.key('enrich', id!), 'timestamp', Date.now() - 60_000);
  expect((await control.status('enrich')).oldestJobAgeSeconds).toBeGreaterThanOrEqual(60);
  await pipeline.redis.lmove(key, pipeline.queues.key('enrich', 'active'), 'LEFT', 'LEFT');
  await pipeline.redis.hset(pipeline.queues.key('enrich', id!), 'data', 'not json{');
  expect(await control.status('enrich')).toMatchObject({ jobs: { waiting: 0, active: 1 }, oldestJobAgeSeconds: expect.closeTo(60, -1) });
});
