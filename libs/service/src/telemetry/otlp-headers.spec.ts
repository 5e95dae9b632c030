import { loadConfig, type Environment } from '../config/load-config.ts';
import { TelemetryConfig } from '../config/telemetry.config.ts';
import { otlpHeaders } from './otlp-headers.ts';

describe('headers of OTLP', () => {
  it.each([
    ['', {}],
    ['authorization=Bearer%20t0ken', { authorization: 'Bearer t0ken' }],
    ['Api-Key = a%2Cb , x-scope=team,', { 'api-key': 'a,b', 'x-scope': 'team' }],
    ['authorization=Basic dXNlcjpwYXNz==', { authorization: 'Basic dXNlcjpwYXNz==' }],
    ['x-empty=', { 'x-empty': '' }],
  ])('%j are %j', (text, headers) => {
    expect(otlpHeaders(text)).toEqual(headers);
  });

  it.each([
    ['a=1,s3cret', 2],
    ['=s3cret', 1],
    ['a b=s3cret', 1],
    ['a=s3cret%', 1],
    ['a=s3cret%0d%0aevil: 1', 1],
    ['a=1,b=s3cret%E2%82%AC', 2],
  ])('%j stop the start, and are not shown', (text, entry) => {
    const load = (env: Environment) => () => loadConfig([TelemetryConfig], env);
    const fault = `fault(s):\n  - PROVENANCE_OTEL_OTLP_HEADERS must be name=value,name=value with percent-encoded values: entry ${entry} is not`;
    expect(load({ PROVENANCE_OTEL_OTLP_HEADERS: text })).toThrow(fault);
    expect(load({ OTEL_EXPORTER_OTLP_HEADERS: text })).toThrow(fault);
    expect(load({ PROVENANCE_OTEL_OTLP_HEADERS: text })).not.toThrow(/s3cret/);
  });
});
