import { queueGauges, type QueueGauge, type StageQueues } from '@provenance/queue';
import type { Metrics } from '@provenance/service';

/** A scrape reads all gauges at once: they are measured once. */
const MAX_AGE_MS = 1_000;

/** Exports the depth of every queue, and whether it is paused: from this process alone, so that sums over processes hold. */
export function observeQueues(metrics: Metrics, queues: StageQueues): void {
  const measure = remembered(() => queueGauges(queues));
  metrics.observe('provenance_queue_jobs', async () =>
    (await measure()).flatMap(({ queue, jobs }) =>
      Object.entries(jobs).map(([state, value]) => ({ value, labels: { queue, state } })),
    ),
  );
  metrics.observe('provenance_queue_oldest_job_age_seconds', async () =>
    (await measure()).map(({ queue, oldestJobAgeSeconds }) => ({ value: oldestJobAgeSeconds, labels: { queue } })),
  );
  metrics.observe('provenance_queue_paused', async () => (await measure()).map(({ queue, paused }) => ({ value: Number(paused), labels: { queue } })));
}

function remembered(measure: () => Promise<QueueGauge[]>): () => Promise<QueueGauge[]> {
  let last: { at: number; gauges: Promise<QueueGauge[]> } | undefined;
  return () => {
    if (last === undefined || performance.now() - last.at > MAX_AGE_MS) {
      last = { at: performance.now(), gauges: measure() };
    }
    return last.gauges;
  };
}
