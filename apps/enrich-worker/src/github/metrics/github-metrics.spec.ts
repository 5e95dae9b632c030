import { HealthRegistry, startTelemetry, TelemetryConfig } from '@provenance/service';
import { GitHubMetrics } from './github-metrics.ts';

it('counts requests, and shows the tightest limit that still holds, without naming anybody', async () => {
  const telemetry = startTelemetry('test', new TelemetryConfig());
  const github = new GitHubMetrics(telemetry.metrics, new HealthRegistry(), () => 1_000);
  github.requested({ api: 'graphql', outcome: 'ok' });
  github.requested({ api: 'graphql', outcome: 'limited' });
  github.budget('graphql', 'installation 7', { remaining: 40, resetAt: 2_000 });
  github.budget('graphql', 'installation 8', { remaining: 900, resetAt: 2_000 });
  github.budget('core', 'installation 8', { remaining: 3, resetAt: 1_000 });
  const text = await telemetry.scrape();
  await telemetry.shutdown();
  expect(text).toContain('provenance_github_requests_total{api="graphql",outcome="limited"} 1');
  expect(text).toContain('provenance_github_rate_limit_remaining{resource="graphql"} 40');
  expect(text).not.toMatch(/resource="core"|installation/);
});

it('says what is wrong with GitHub, until it answers again or nobody has asked for long', async () => {
  const telemetry = startTelemetry('test', new TelemetryConfig());
  const health = new HealthRegistry();
  let now = 1_000;
  const github = new GitHubMetrics(telemetry.metrics, health, () => now);
  const said = async (): Promise<string | undefined> => (await health.report('watched')).checks['github'];
  const ask = (outcome: 'ok' | 'refused' | 'failed', times = 1): void => Array.from({ length: times }).forEach(() => github.requested({ api: 'rest', outcome }));
  ask('refused', 2);
  expect(await said()).toBe('ok');
  ask('refused');
  expect(await said()).toContain('refuses');
  ask('ok');
  expect(await said()).toBe('ok');
  ask('refused');
  ask('failed', 2);
  expect(await said()).toBe('GitHub cannot be reached, or fails; none of the last 3 requests went well');
  github.requested({ api: 'rest', outcome: 'refused', failure: new Error('GitHub answered 401:\n Bad credentials') });
  expect(await said()).toMatch(/refuses .*; none of the last 4 requests went well, the last of them because: GitHub answered 401: Bad credentials$/);
  now += 16 * 60_000;
  expect(await said()).toBe('ok');
  github.budget('core', 'installation 8', { remaining: 249, resetAt: now + 1 });
  expect((await health.report('watched')).checks['github limit']).toBe('249 left of core');
  expect((await health.report('ready')).checks).toEqual({});
  await telemetry.shutdown();
});
