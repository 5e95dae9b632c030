import { startTelemetry, TelemetryConfig } from '@provenance/service';
import { GitHubMetrics } from './github-metrics.ts';

it('counts requests, and shows the tightest limit that still holds, without naming anybody', async () => {
  const telemetry = startTelemetry('test', new TelemetryConfig());
  const github = new GitHubMetrics(telemetry.metrics, () => 1_000);
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
