import { once } from 'node:events';
import { jest } from '@jest/globals';
import { untilReady } from '@provenance/store';
import { usePipeline, type Pipeline } from '../pipeline.fixture.ts';

let pipeline: Pipeline;

usePipeline((opened) => (pipeline = opened));

it('starts flows again after the server has lost the scripts, at the second attempt, as the sweeper makes it', async () => {
  await pipeline.submit();
  await pipeline.redis.script('FLUSH');
  const [id, ...others] = await Promise.all(Array.from({ length: 30 }, () => pipeline.accept()));
  const { redis } = pipeline.queues;
  const closed = jest.spyOn(redis, 'disconnect');
  const left = once(redis, 'close');
  const starts = await Promise.allSettled([id!, ...others].map((each) => pipeline.flows.start(each, 'brought')));
  expect(starts.map(({ status, reason }: { status: string; reason?: unknown }) => [status, String(reason).includes('NOSCRIPT')])).toEqual(Array(30).fill(['rejected', true]));
  expect(closed).toHaveBeenCalledTimes(1);
  await left;
  await untilReady(pipeline.queues.redis);
  await pipeline.flows.start(id!, 'brought');
  // As often as they are lost.
  await redis.script('FLUSH');
  const leftAgain = once(redis, 'close');
  await expect(pipeline.flows.start(others[0]!, 'brought')).rejects.toThrow('NOSCRIPT');
  await leftAgain;
  await untilReady(redis);
  pipeline.run();
  expect((await pipeline.ended(id!)).status).toBe('completed');
});
