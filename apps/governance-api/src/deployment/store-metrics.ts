import type { Metrics } from '@provenance/service';
import { serverFacts, type RedisClient } from '@provenance/store';

/** Exports how full Redis is; nothing where it does not let us ask. */
export function observeStore(metrics: Metrics, redis: RedisClient): void {
  metrics.observe('provenance_store_memory_bytes', async () => {
    const { usedMemoryBytes: used, maxMemoryBytes: limit } = (await serverFacts(redis)) ?? {};
    return Object.entries({ used, limit }).flatMap(([kind, value]) => (value === undefined ? [] : [{ value, labels: { kind } }]));
  });
}
