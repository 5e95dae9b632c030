import { trace } from '@opentelemetry/api';
import { destination, pino, stdTimeFunctions, type Logger } from 'pino';
import type { LogConfig } from '../config/log.config.ts';
import { errorFacts } from './error-facts.ts';

export type { Logger } from 'pino';

/** Injection token of the process's log. */
export const LOGGER = Symbol('logger');

/**
 * The process's log: JSON lines on standard output, with the trace of the moment. Source text and tokens
 * are never handed to it; `redact` is the second line of defence.
 */
export function createLogger(service: string, config: LogConfig): Logger {
  return pino(
    {
      level: config.level,
      base: { service },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: errorFacts },
      redact: ['*.authorization', '*.password', '*.token', 'authorization', 'password', 'token'],
      mixin: currentTrace,
    },
    destination({ fd: 1, sync: true }),
  );
}

function currentTrace(): object {
  const span = trace.getActiveSpan()?.spanContext();
  return span === undefined ? {} : { trace_id: span.traceId, span_id: span.spanId };
}
