import { IsBoolean, IsIn, IsInt, IsOptional, IsUrl, Max, Min } from 'class-validator';
import { inAnyCase, Section, Setting } from './setting.decorator.ts';

export const OTEL_EXPORTERS = ['console', 'otlp', 'prometheus'] as const;

/** /metrics answers on every process whatever is set here: these settings send telemetry elsewhere as well. */
@Section('OpenTelemetry')
export class TelemetryConfig {
  @Setting({ env: 'PROVENANCE_OTEL_ENABLED', purpose: 'Enable export of OpenTelemetry metrics and traces.' })
  @IsBoolean()
  enabled = false;

  @Setting({
    env: 'PROVENANCE_OTEL_EXPORTER',
    purpose: 'Exporter: console, otlp (metrics and traces) or prometheus (metrics on a port of their own).',
    spelling: inAnyCase,
  })
  @IsIn(OTEL_EXPORTERS)
  exporter: (typeof OTEL_EXPORTERS)[number] = 'console';

  @Setting({
    env: 'PROVENANCE_OTEL_OTLP_ENDPOINT',
    purpose: 'OTLP over HTTP endpoint without the signal path (when exporter=otlp).',
    unset: 'http://localhost:4318',
  })
  @IsOptional()
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true })
  otlpEndpoint?: string;

  @Setting({ env: 'PROVENANCE_OTEL_PROMETHEUS_PORT', purpose: 'Prometheus exporter port on PROVENANCE_HOST (when exporter=prometheus).' })
  @IsInt()
  @Min(0)
  @Max(65_535)
  prometheusPort = 9464;
}
