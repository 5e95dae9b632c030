import { loadConfig, TelemetryConfig } from '@provenance/service';
import { ExportSwitch } from './export-switch.config.ts';

const backend = (text?: string): string => loadConfig([ExportSwitch], text === undefined ? {} : { PROVENANCE_TIMESERIES_BACKEND: text })[0].backend;

it.each([
  [undefined, 'file'],
  ['File', 'file'],
  [' ClickHouse ', 'clickhouse'],
  ['OFF', 'off'],
  ['none', 'off'],
  ['Disabled', 'off'],
])('takes %s for %s, as the service before this one did', (text, meant) => {
  expect(backend(text)).toBe(meant);
});

it('refuses a word that is no backend, in every process that reads it', () => {
  expect(() => backend('postgres')).toThrow('PROVENANCE_TIMESERIES_BACKEND must be one of');
});

it('takes an exporter of telemetry in any case too', () => {
  expect(loadConfig([TelemetryConfig], { PROVENANCE_OTEL_EXPORTER: 'OTLP' })[0].exporter).toBe('otlp');
});
