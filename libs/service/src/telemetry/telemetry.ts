import { metrics } from '@opentelemetry/api';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  ConsoleMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
  type IMetricReader,
} from '@opentelemetry/sdk-metrics';
import { NodeSDK } from '@opentelemetry/sdk-node';
import type { TelemetryConfig } from '../config/telemetry.config.ts';
import { Metrics } from '../metrics/metrics.ts';

/** What a process measures: the metrics of the catalogue, and traces when an exporter takes them. */
export class Telemetry {
  readonly metrics: Metrics;
  readonly #scraped: PrometheusExporter;
  readonly #shutdown: () => Promise<void>;
  readonly #serializer = new PrometheusSerializer('', false, undefined, true, true);

  constructor(metrics: Metrics, scraped: PrometheusExporter, shutdown: () => Promise<void>) {
    this.metrics = metrics;
    this.#scraped = scraped;
    this.#shutdown = shutdown;
  }

  /** All metrics in the Prometheus text format. */
  async scrape(): Promise<string> {
    const { resourceMetrics } = await this.#scraped.collect();
    return this.#serializer.serialize(resourceMetrics);
  }

  /** Sends what is buffered and stops. */
  shutdown(): Promise<void> {
    return this.#shutdown();
  }
}

/**
 * Starts OpenTelemetry for this process. With export off nothing global is touched and only /metrics reads;
 * with export on, sdk-node registers meter, tracer, context and W3C propagation for the whole process.
 */
export function startTelemetry(service: string, config: TelemetryConfig): Telemetry {
  const scraped = new PrometheusExporter({ preventServerStart: true });
  if (!config.enabled) {
    const provider = new MeterProvider({ readers: [scraped] });
    return new Telemetry(new Metrics(provider.getMeter('provenance')), scraped, () => provider.shutdown());
  }
  const sdk = new NodeSDK({
    serviceName: `provenance-${service}`,
    autoDetectResources: false,
    metricReaders: [scraped, metricReader(config)],
    logRecordProcessors: [],
    ...traceExport(config),
  });
  sdk.start();
  return new Telemetry(new Metrics(metrics.getMeter('provenance')), scraped, () => sdk.shutdown());
}

function metricReader(config: TelemetryConfig): IMetricReader {
  switch (config.exporter) {
    case 'console':
      return new PeriodicExportingMetricReader({ exporter: new ConsoleMetricExporter() });
    case 'otlp':
      return new PeriodicExportingMetricReader({ exporter: new OTLPMetricExporter(otlp(config, 'metrics')) });
    case 'prometheus':
      return new PrometheusExporter({ port: config.prometheusPort });
  }
}

/** Spans go out by OTLP only: on a console they drown the logs, and Prometheus has no place for them. */
function traceExport(config: TelemetryConfig) {
  if (config.exporter !== 'otlp') return { spanProcessors: [] };
  return { traceExporter: new OTLPTraceExporter(otlp(config, 'traces')) };
}

function otlp(config: TelemetryConfig, signal: 'metrics' | 'traces'): { url?: string } {
  if (config.otlpEndpoint === undefined) return {};
  return { url: `${config.otlpEndpoint.replace(/\/+$/, '')}/v1/${signal}` };
}
