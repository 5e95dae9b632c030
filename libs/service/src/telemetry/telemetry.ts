import { setTimeout } from 'node:timers/promises';
import { context, diag, DiagLogLevel, metrics, ROOT_CONTEXT } from '@opentelemetry/api';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  ConsoleMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
  type IMetricReader,
} from '@opentelemetry/sdk-metrics';
import { NodeSDK } from '@opentelemetry/sdk-node';
import type { TelemetryConfig } from '../config/telemetry.config.ts';
import type { Logger } from '../log/logger.ts';
import { troublesIn } from '../log/troubles.ts';
import { Metrics } from '../metrics/metrics.ts';
import { otlpHeaders } from './otlp-headers.ts';
import { ScrapedMetrics } from './scraped-metrics.ts';

/** A collector that is away must not hold up the end of a process: exporters try for longer than that. */
const SEND_AT_END_MS = 5_000;

/** What a process measures: the metrics of the catalogue, and traces when an exporter takes them. */
export class Telemetry {
  readonly metrics: Metrics;
  readonly #scraped: ScrapedMetrics;
  readonly #shutdown: () => Promise<void>;
  readonly #serializer = new PrometheusSerializer('', false, undefined, true, true);

  constructor(metrics: Metrics, scraped: ScrapedMetrics, shutdown: () => Promise<void>) {
    this.metrics = metrics;
    this.#scraped = scraped;
    this.#shutdown = shutdown;
  }

  /** All metrics in the Prometheus text format. */
  async scrape(): Promise<string> {
    const { resourceMetrics } = await this.#scraped.collect();
    return this.#serializer.serialize(resourceMetrics);
  }

  /** Sends what is buffered, as far as that can be done in a few seconds, and stops. */
  async shutdown(): Promise<void> {
    await Promise.race([this.#shutdown(), setTimeout(SEND_AT_END_MS, undefined, { ref: false })]);
  }
}

/**
 * Starts OpenTelemetry for this process. With export off nothing global is touched and only /metrics reads;
 * with export on, sdk-node registers meter, tracer, context and W3C propagation for the whole process, and what
 * it cannot send is told to the log. `host` is where a Prometheus exporter listens.
 */
export function startTelemetry(service: string, config: TelemetryConfig, process?: { host: string; log: Logger }): Telemetry {
  const scraped = new ScrapedMetrics({ preventServerStart: true });
  if (!config.enabled) {
    const provider = new MeterProvider({ readers: [scraped] });
    return new Telemetry(new Metrics(provider.getMeter('provenance')), scraped, () => provider.shutdown());
  }
  if (process !== undefined) reportTrouble(process.log);
  const sdk = new NodeSDK({
    serviceName: `provenance-${service}`,
    autoDetectResources: false,
    metricReaders: [scraped, metricReader(config, process?.host)],
    logRecordProcessors: [],
    ...traceExport(config),
  });
  sdk.start();
  return new Telemetry(new Metrics(metrics.getMeter('provenance')), scraped, () => sdk.shutdown().catch((error: unknown) => process?.log.warn({ err: error }, 'telemetry was not sent')));
}

/**
 * An exporter that cannot send says so to OpenTelemetry's own log only, which goes nowhere by itself. It does so in the
 * context of whatever went on when its time came.
 */
function reportTrouble(log: Logger): void {
  const said = (message: string, ...rest: unknown[]): void => {
    context.with(ROOT_CONTEXT, () => troublesIn(log).tell(troubleIn(message, rest), 'telemetry'));
  };
  const nothing = (): void => undefined;
  const logger = { error: said, warn: said, info: nothing, debug: nothing, verbose: nothing };
  diag.setLogger(logger, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
}

/** OpenTelemetry hands over errors as they are, or its own way: the members of one as JSON, in the place of a message. */
function troubleIn(message: string, rest: readonly unknown[]): Error {
  return rest.find((part) => part instanceof Error) ?? errorInJson(message) ?? new Error([message, ...rest].map(String).join(' ').slice(0, 500));
}

function errorInJson(text: string): Error | undefined {
  try {
    const { message, name, stack, code } = JSON.parse(text) as Record<string, unknown>;
    return typeof message === 'string' ? Object.assign(new Error(message), Object.fromEntries(Object.entries({ name, stack, code }).filter(([, value]) => typeof value === 'string'))) : undefined;
  } catch {
    return undefined;
  }
}

function metricReader(config: TelemetryConfig, host = '127.0.0.1'): IMetricReader {
  switch (config.exporter) {
    case 'console':
      return new PeriodicExportingMetricReader({ exporter: new ConsoleMetricExporter() });
    case 'otlp':
      return new PeriodicExportingMetricReader({ exporter: new OTLPMetricExporter(otlp(config, 'metrics')) });
    case 'prometheus':
      // It makes a URL of the host, which :: would break, and without one it takes loopback: IPv4 is what is left.
      return new ScrapedMetrics({ host: host === '::' ? '0.0.0.0' : host, port: config.prometheusPort });
  }
}

/** Spans go out by OTLP only: on a console they drown the logs, and Prometheus has no place for them. */
function traceExport(config: TelemetryConfig) {
  if (config.exporter !== 'otlp') return { spanProcessors: [] };
  return { traceExporter: new OTLPTraceExporter(otlp(config, 'traces')) };
}

function otlp(config: TelemetryConfig, signal: 'metrics' | 'traces'): { url?: string; headers: Record<string, string> } {
  const headers = otlpHeaders(config.otlpHeaders);
  if (config.otlpEndpoint === undefined) return { headers };
  return { url: `${config.otlpEndpoint.replace(/\/+$/, '')}/v1/${signal}`, headers };
}
