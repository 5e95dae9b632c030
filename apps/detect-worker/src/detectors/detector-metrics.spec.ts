import { HealthRegistry, startTelemetry, TelemetryConfig, type Logger } from '@provenance/service';
import { DetectorMetrics } from './detector-metrics.ts';

it('says which detector fails at most of its runs, until it does its work again or nobody has asked for long', async () => {
  const telemetry = startTelemetry('test', new TelemetryConfig());
  const health = new HealthRegistry();
  let now = 1_000;
  const detectors = new DetectorMetrics(telemetry.metrics, {} as Logger, health, () => now);
  const said = async (): Promise<string | undefined> => (await health.report('watched')).checks['detectors'];
  const fail = (times: number): void => Array.from({ length: times }).forEach(() => detectors.detectorRan('semgrep', 1, 'failed', new Error('No engine works:\n it ended with 2')));
  const work = (times: number): void => Array.from({ length: times }).forEach(() => detectors.detectorRan('semgrep', 1, 'completed'));
  fail(2);
  for (let i = 0; i < 10; i++) detectors.detectorRan('secrets', 1, 'completed');
  expect(await said()).toBe('ok');
  work(1);
  fail(1);
  expect(await said()).toBe('3 of the last 4 runs of semgrep failed, the last of them because: No engine works: it ended with 2');
  // Told to stop: it says nothing of the detector.
  for (let i = 0; i < 10; i++) detectors.detectorRan('secrets', 1, 'failed');
  expect(await said()).not.toContain('secrets');
  work(8);
  expect(await said()).toBe('ok');
  fail(9);
  expect(await said()).toContain('9 of the last 10');
  now += 16 * 60_000;
  expect(await said()).toBe('ok');
  await telemetry.shutdown();
});
