import { startRedis } from '@provenance/embedded';
import { createRedis, untilReady } from '@provenance/store';
import { openPipeline } from './pipeline.fixture.ts';

/** As docs/operations/redis.md has it. */
const RIGHTS = ['~prov:*', '~{prov}:*', '&prov:*', '+@all', '-@dangerous', '-@admin'];

it('takes analyses the whole way for a user that has no dangerous command, INFO among them', async () => {
  const server = await startRedis();
  const admin = createRedis(server.url, 'store', () => undefined);
  await untilReady(admin);
  await admin.call('ACL', 'SETUSER', 'prov', 'on', '>hush', ...RIGHTS);
  const pipeline = await openPipeline(server.url.replace('redis://', 'redis://prov:hush@'));
  await expect(pipeline.redis.info()).rejects.toThrow(/^NOPERM/);
  pipeline.run();
  expect((await pipeline.ended(await pipeline.submit())).status).toBe('completed');
  await pipeline.close();
  admin.disconnect();
  await server.stop();
});
