import { context, propagation, SpanKind, SpanStatusCode, trace, type Span } from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { PROBE_ROUTES } from '../health/health.controller.ts';
import type { Logger } from '../log/logger.ts';
import type { Metrics } from '../metrics/metrics.ts';

const METRICS_ROUTE = '/metrics';
const UNMATCHED = 'unmatched';

/** Request id header, one duration sample a request, and a log line: a fault of ours at error, the rest at debug. */
export function observeRequests(server: FastifyInstance, metrics: Metrics, log: Logger): void {
  server.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    const seconds = reply.elapsedTime / 1000;
    const labels = { method: request.method, route: routeOf(request), status: String(reply.statusCode) };
    metrics.record('provenance_http_request_duration_seconds', seconds, labels);
    if (reply.statusCode >= 500 && !PROBE_ROUTES.has(labels.route)) log.error({ ...labels, request_id: request.id, seconds }, 'request');
    else if (log.isLevelEnabled('debug')) log.debug({ ...labels, request_id: request.id, seconds }, 'request');
    done();
  });
}

/** One server span a request, child of the caller's trace context, current for all that the handler does. */
export function traceRequests(server: FastifyInstance): void {
  const tracer = trace.getTracer('provenance');
  const spans = new WeakMap<FastifyRequest, Span>();
  server.addHook('onRequest', (request, _reply, done) => {
    // Prometheus and Kubernetes ask all day: each would be a trace that says nothing.
    if (PROBE_ROUTES.has(routeOf(request)) || routeOf(request) === METRICS_ROUTE) return done();
    const parent = propagation.extract(context.active(), request.headers);
    const span = tracer.startSpan(`${request.method} ${routeOf(request)}`, { kind: SpanKind.SERVER }, parent);
    span.setAttributes({ 'http.request.method': request.method, 'http.route': routeOf(request) });
    spans.set(request, span);
    context.with(trace.setSpan(parent, span), done);
  });
  server.addHook('onResponse', (request, reply, done) => {
    const span = spans.get(request);
    span?.setAttribute('http.response.status_code', reply.statusCode);
    if (reply.statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
    span?.end();
    done();
  });
}

function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? UNMATCHED;
}
