import { PermanentError, type ExportHandler, type ExportRequest } from '@provenance/queue';
import type { Logger, Metrics } from '@provenance/service';
import type { Batcher } from './batcher.ts';
import type { EventBuilder } from './event-builder.ts';

/** Trouble that was not heard of again for so long after the next try was due is over: another process had that try. */
const FORGET_MS = 60_000;

/** Sends the rows of requests to the sink, many together, and tells what became of them. */
export class ExportRowsHandler implements ExportHandler {
  readonly #sink: string;
  readonly #builder: EventBuilder;
  readonly #batcher: Batcher;
  readonly #metrics: Pick<Metrics, 'add'>;
  readonly #log: Pick<Logger, 'warn' | 'error'>;
  #away: { reason: string; until: number } | undefined;

  constructor(sink: string, builder: EventBuilder, batcher: Batcher, metrics: Pick<Metrics, 'add'>, log: Pick<Logger, 'warn' | 'error'>) {
    this.#sink = sink;
    this.#builder = builder;
    this.#batcher = batcher;
    this.#metrics = metrics;
    this.#log = log;
    // From zero on: an alert on an increase does not see the first one of a series that begins with it.
    for (const outcome of ['written', 'refused', 'away']) this.#count(outcome, 0);
  }

  async run(request: ExportRequest, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const rows = await this.#builder.rowsOf(request);
    if (rows.length === 0) return;
    const refused = await orAborted(() => this.#batcher.add(rows), signal);
    this.#away = undefined;
    this.#count('written', rows.length - refused.length);
    if (refused.length === 0) return;
    this.#count('refused', refused.length);
    throw new PermanentError(refused.map(({ event_id, reason }) => `${event_id}: ${reason}`).join('; '));
  }

  dead(subject: string, reason: string): void {
    this.#metrics.add('provenance_jobs_dead_total', { queue: 'export' });
    this.#log.error({ sink: this.#sink, subject, reason }, 'export failed for good');
  }

  away(error: Error, againInMs: number): void {
    this.#count('away', 1);
    this.#away = { reason: error.message, until: Date.now() + againInMs + FORGET_MS };
    this.#log.warn({ sink: this.#sink, err: error, again_in_ms: againInMs }, 'the sink of the export takes nothing');
  }

  /** Why the sink takes nothing, while it does not. */
  trouble(): string | undefined {
    return this.#away !== undefined && Date.now() < this.#away.until ? `${this.#sink} takes nothing: ${this.#away.reason}` : undefined;
  }

  #count(outcome: string, value: number): void {
    this.#metrics.add('provenance_export_events_total', { sink: this.#sink, outcome }, value);
  }
}

/** What is said of rows, unless whoever asks is told first to wait for it no longer: who was told before does not ask. */
function orAborted<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(new Error(String(signal.reason))), { once: true });
    ask().then(resolve, reject);
  });
}
