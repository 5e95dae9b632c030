import { SpanKind, type Span, type Telemetry } from 'bullmq';
import { BullMQOtel } from 'bullmq-otel';

const { contextManager } = new BullMQOtel();

const NO_TRACE = '{}';

/** The caller's trace as jobs carry it; undefined when there is none. */
export function currentTrace(): string | undefined {
  const metadata = contextManager.getMetadata(contextManager.active());
  return metadata === NO_TRACE ? undefined : metadata;
}

/**
 * Spans of the jobs, each in the trace of its analysis. Call it once the process has started its telemetry: a
 * tracer that was asked for before stays silent for ever.
 */
export function jobTelemetry(): Telemetry {
  const { tracer } = new BullMQOtel({ tracerName: 'provenance-queue' });
  return {
    contextManager,
    tracer: {
      startSpan: (name, options, context) =>
        options?.kind === SpanKind.CONSUMER ? tracer.startSpan(name, options, context) : SILENT,
    },
  };
}

/** For what idle workers do every few seconds: each would be a trace of its own that says nothing. */
const SILENT: Span = {
  setSpanOnContext: (context: unknown) => context,
  setAttribute: () => undefined,
  setAttributes: () => undefined,
  addEvent: () => undefined,
  recordException: () => undefined,
  end: () => undefined,
};
