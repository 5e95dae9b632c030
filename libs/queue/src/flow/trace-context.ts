import { ROOT_CONTEXT, SpanStatusCode, trace } from '@opentelemetry/api';
import { SpanKind, type Span, type Telemetry } from 'bullmq';
import { BullMQOtel } from 'bullmq-otel';

const { contextManager } = new BullMQOtel();

const JOB_FAILED = 'job failed';
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
        options?.kind === SpanKind.CONSUMER ? markingFailures(tracer.startSpan(name, options, context)) : SILENT,
    },
  };
}

/** BullMQ tells of a failed attempt by an event; whoever looks for errors looks at the status. */
function markingFailures<S extends Span>(span: S): S {
  const addEvent = span.addEvent.bind(span);
  span.addEvent = (name, attributes) => {
    addEvent(name, attributes);
    if (name === JOB_FAILED) trace.getSpan(span.setSpanOnContext(ROOT_CONTEXT) as typeof ROOT_CONTEXT)?.setStatus({ code: SpanStatusCode.ERROR });
  };
  return span;
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
