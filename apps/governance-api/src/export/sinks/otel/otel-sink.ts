import type { ExportEvent } from '@provenance/domain';
import { RefusedBatchError, writeHalving } from '../halving.ts';
import type { RefusedRow, Sink } from '../sink.ts';
import { membersIn, StrangeAnswerError } from '../strange-answer.ts';

export interface OtelOptions {
  /** Of a collector, without the path of a signal. */
  endpoint: string;
  /** Such as a token, by names in lower case. */
  headers: Readonly<Record<string, string>>;
  timeoutMs: number;
}

interface LogsAnswer {
  /** Of a request that was refused whole (google.rpc.Status). */
  message?: string;
  partialSuccess?: { rejectedLogRecords?: string | number; errorMessage?: string };
}

const SEVERITY_INFO = 9;
/** "Bad Data" of OTLP, and a body that is larger than the collector, or a proxy before it, takes: no repeat of it will help. */
const OF_THE_RECORDS = new Set([400, 413]);

/**
 * Rows as log records by OTLP over HTTP (opentelemetry-proto, collector/logs/v1). Asked directly: the exporter of the SDK
 * drops what it cannot send, and does not tell of records that the collector has rejected.
 */
export class OtelSink implements Sink {
  readonly name = 'otel';
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #timeoutMs: number;

  constructor({ endpoint, headers, timeoutMs }: OtelOptions) {
    this.#url = `${endpoint.replace(/\/+$/, '')}/v1/logs`;
    this.#headers = { ...headers, 'content-type': 'application/json' };
    this.#timeoutMs = timeoutMs;
  }

  write(rows: readonly ExportEvent[]): Promise<RefusedRow[]> {
    return writeHalving(rows, (some) => this.#send(some));
  }

  async close(): Promise<void> {}

  /** A collector that rejects some records does not say which, and keeps the others: they come again with each half. */
  async #send(rows: readonly ExportEvent[]): Promise<void> {
    const answer = await fetch(this.#url, {
      method: 'POST',
      headers: this.#headers,
      // Another host is not to have them.
      redirect: 'manual',
      body: JSON.stringify(logsRequest(rows)),
      signal: AbortSignal.timeout(this.#timeoutMs),
    });
    const reason = await rejection(answer);
    if (reason !== undefined) throw new RefusedBatchError(reason);
  }
}

/** What a collector has against the records that it was sent. @throws Error when it takes nothing just now */
async function rejection(answer: Response): Promise<string | undefined> {
  const text = await answer.text();
  const said: LogsAnswer | undefined = text === '' ? {} : membersIn(text);
  if (OF_THE_RECORDS.has(answer.status)) return `The collector answered ${answer.status}: ${said?.message || text || 'no reason'}`;
  if (!answer.ok) throw new Error(`The collector answered ${answer.status}`);
  if (said === undefined) throw new StrangeAnswerError('The collector', answer.status, text);
  const { rejectedLogRecords = 0, errorMessage = 'rejected by the collector' } = said.partialSuccess ?? {};
  return Number(rejectedLogRecords) === 0 ? undefined : errorMessage;
}

function logsRequest(rows: readonly ExportEvent[]): object {
  const scopeLogs = [{ scope: { name: 'provenance.export' }, logRecords: rows.map(logRecord) }];
  return { resourceLogs: [{ resource: { attributes: [attribute('service.name', 'provenance-governance-api')] }, scopeLogs }] };
}

function logRecord(row: ExportEvent): object {
  const { event_type, occurred_at, payload, ...about } = row;
  const named = Object.entries(about).flatMap(([name, value]) => (value === null ? [] : [attribute(`provenance.${name}`, String(value))]));
  return {
    timeUnixNano: `${Date.parse(occurred_at)}000000`,
    severityNumber: SEVERITY_INFO,
    eventName: `provenance.${event_type}`,
    attributes: named,
    body: { stringValue: JSON.stringify(payload) },
  };
}

function attribute(key: string, stringValue: string): object {
  return { key, value: { stringValue } };
}
