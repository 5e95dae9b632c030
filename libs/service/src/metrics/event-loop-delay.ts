import type { Metrics } from './metrics.ts';

const PERIOD_MS = 20;

/**
 * Records how late a timer is called: the time for which everything else in this process had to wait as well.
 * Returns what ends it.
 */
export function watchEventLoopDelay(metrics: Metrics, now: () => number = () => performance.now()): () => void {
  let due = now() + PERIOD_MS;
  const timer = setInterval(() => {
    const at = now();
    metrics.record('provenance_event_loop_delay_seconds', Math.max(0, at - due) / 1000, {});
    due = at + PERIOD_MS;
  }, PERIOD_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
