import { BullMQOtel } from 'bullmq-otel';

/** Spans of the queues; they go nowhere until the process starts its telemetry. */
export const telemetry = new BullMQOtel({ tracerName: 'provenance-queue' });

const NO_TRACE = '{}';

/** The caller's trace as jobs carry it; undefined when there is none. */
export function currentTrace(): string | undefined {
  const { contextManager } = telemetry;
  const metadata = contextManager.getMetadata(contextManager.active());
  return metadata === NO_TRACE ? undefined : metadata;
}
