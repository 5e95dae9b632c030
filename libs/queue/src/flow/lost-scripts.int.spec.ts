import { once } from 'node:events';
import { untilReady } from '@provenance/store';
import { usePipeline, type Pipeline } from '../pipeline.fixture.ts';

let pipeline: Pipeline;

usePipeline((opened) => (pipeline = opened));

it('starts flows again after the server has lost the scripts, at the second attempt, as the sweeper makes it', async () => {
  await pipeline.submit();
  await pipeline.redis.script('FLUSH');
  const id = await pipeline.accept();
  const left = once(pipeline.queues.redis, 'close');
  await expect(pipeline.flows.start(id, 'brought')).rejects.toThrow('NOSCRIPT');
  await left;
  await untilReady(pipeline.queues.redis);
  await pipeline.flows.start(id, 'brought');
  pipeline.run();
  expect((await pipeline.ended(id)).status).toBe('completed');
});
