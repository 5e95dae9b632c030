import { startStandalone } from './standalone.ts';

it('names the faults of the settings of all roles at once, before it opens anything', async () => {
  const env = { PROVENANCE_PORT: '8k', PROVENANCE_LOG_LEVEL: 'loud', PROVENANCE_DETECT_ENGINES: '-1', PROVENANCE_ENRICH_CONCURRENCY: '0', PROVENANCE_REDIS_URL: 'redis://:s3cret@localhost:abc' };
  const started = startStandalone(env);
  await expect(started).rejects.toThrow(/5 fault/);
  for (const name of Object.keys(env)) await expect(started).rejects.toThrow(name);
  await expect(started).rejects.not.toThrow('s3cret');
});
