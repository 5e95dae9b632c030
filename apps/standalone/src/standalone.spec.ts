import { startStandalone } from './standalone.ts';

it('names the faults of the settings of all roles at once, before it opens anything', async () => {
  const env = { PROVENANCE_PORT: '8k', PROVENANCE_LOG_LEVEL: 'loud', PROVENANCE_DETECT_ENGINES: '-1', PROVENANCE_ENRICH_CONCURRENCY: '0', PROVENANCE_REDIS_URL: 'redis://:s3cret@localhost:abc' };
  const started = startStandalone(env);
  await expect(started).rejects.toThrow(/5 fault/);
  for (const name of Object.keys(env)) await expect(started).rejects.toThrow(name);
  await expect(started).rejects.not.toThrow('s3cret');
});

it('names among them what two settings may not say together', async () => {
  const started = startStandalone({ PROVENANCE_HOST: '0.0.0.0', PROVENANCE_DECISION_SIGNING_KEY: 'none', PROVENANCE_ANALYTICS_BACKEND: 'clickhouse', PROVENANCE_TIMESERIES_BACKEND: 'otel', PROVENANCE_OIDC_REPOS: 'acme' });
  await expect(started).rejects.toThrow(/5 fault/);
  for (const fault of [
    'PROVENANCE_AUTH is off while PROVENANCE_HOST is 0.0.0.0',
    'PROVENANCE_DECISION_SIGNING_KEY',
    'PROVENANCE_ANALYTICS_BACKEND=clickhouse needs PROVENANCE_TIMESERIES_BACKEND=clickhouse',
    'PROVENANCE_TIMESERIES_BACKEND=otel needs PROVENANCE_OTEL_OTLP_ENDPOINT',
    'PROVENANCE_OIDC_REPOS has "acme"',
  ]) await expect(started).rejects.toThrow(fault);
});
