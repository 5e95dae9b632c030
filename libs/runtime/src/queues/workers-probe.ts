import type { WorkersHealth } from '@provenance/queue';
import type { HealthProbe } from '@provenance/service';

/** What /healthz (`live`) or /readyz (`ready`) says of workers. */
export function workersProbe(workers: { health(): Promise<WorkersHealth> }, kind: 'live' | 'ready'): HealthProbe {
  return async () => {
    const { [kind]: well, detail = 'not working' } = await workers.health();
    return well ? undefined : detail;
  };
}
