import { IsBoolean, IsIn, IsInt, IsOptional, IsUrl, Max, Min, ValidateBy, type ValidationArguments } from 'class-validator';
import { otlpHeaders } from '../telemetry/otlp-headers.ts';
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

  @Setting({
    env: 'PROVENANCE_OTEL_OTLP_HEADERS',
    aliases: ['OTEL_EXPORTER_OTLP_HEADERS'],
    purpose: 'Headers of all that is sent by OTLP, such as the token of a collector: name=value,name=value with percent-encoded values.',
    type: 'string',
    secret: true,
    unset: '(none)',
  })
  @IsOptional()
  @ValidateBy({ name: 'headers', validator: { validate: (text) => headersFault(text) === undefined, defaultMessage: (args?: ValidationArguments) => headersFault(args?.value) ?? '' } })
  otlpHeaders?: string;

  @Setting({ env: 'PROVENANCE_OTEL_PROMETHEUS_PORT', purpose: 'Prometheus exporter port on PROVENANCE_HOST, which must be of IPv4 for it; of :: it takes 0.0.0.0 (when exporter=prometheus).' })
  @IsInt()
  @Min(0)
  @Max(65_535)
  prometheusPort = 9464;
}

function headersFault(text: unknown): string | undefined {
  try {
    otlpHeaders(String(text));
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
