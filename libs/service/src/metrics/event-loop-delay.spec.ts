import { TelemetryConfig } from '../config/telemetry.config.ts';
import { startTelemetry } from '../telemetry/telemetry.ts';
import { watchEventLoopDelay } from './event-loop-delay.ts';

const BLOCKED_MS = 130;

it('records how long a busy process keeps its timers waiting', async () => {
  const telemetry = startTelemetry('test', new TelemetryConfig());
  const called = new Promise<void>((resolve) => {
    const record = telemetry.metrics.record.bind(telemetry.metrics);
    telemetry.metrics.record = (...values) => {
      record(...values);
      resolve();
    };
  });
  const end = watchEventLoopDelay(telemetry.metrics);
  const until = performance.now() + BLOCKED_MS;
  while (performance.now() < until);
  await called;
  end();
  const text = await telemetry.scrape();
  await telemetry.shutdown();
  expect(text).toContain('provenance_event_loop_delay_seconds_bucket{le="0.1"} 0');
  expect(text).toContain('provenance_event_loop_delay_seconds_count 1');
});
