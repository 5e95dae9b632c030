import { validateHeaderName, validateHeaderValue } from 'node:http';

/**
 * Headers in the form of OTEL_EXPORTER_OTLP_HEADERS (opentelemetry-specification, protocol/exporter.md): `name=value`,
 * separated by commas, values percent-encoded.
 * @throws Error that says which entry is not so, and never its value
 */
export function otlpHeaders(text = ''): Record<string, string> {
  const entries = text.split(',').map((entry) => entry.trim());
  return Object.fromEntries(entries.flatMap((entry, at) => (entry === '' ? [] : [header(entry, at + 1)])));
}

function header(entry: string, number: number): [name: string, value: string] {
  const [, name = '', encoded = ''] = /^([^=]*)=(.*)$/s.exec(entry) ?? [];
  try {
    const value = decodeURIComponent(encoded.trim());
    validateHeaderName(name.trim());
    validateHeaderValue(name.trim(), value);
    return [name.trim().toLowerCase(), value];
  } catch {
    throw new Error(`must be name=value,name=value with percent-encoded values: entry ${number} is not`);
  }
}
