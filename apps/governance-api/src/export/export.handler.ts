import { PermanentError, type ExportHandler, type ExportRequest } from '@provenance/queue';
import type { Logger, Metrics } from '@provenance/service';
import type { Batcher } from './batcher.ts';
import type { EventBuilder } from './event-builder.ts';

/** Sends the rows of requests to the sink, many together, and tells what became of them. */
export class ExportRowsHandler implements ExportHandler {
  readonly #sink: string;
  readonly #builder: EventBuilder;
  readonly #batcher: Batcher;
  readonly #metrics: Pick<Metrics, 'add'>;
  readonly #log: Pick<Logger, 'warn' | 'error'>;

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
    const rows = await this.#builder.rowsOf(request);
    signal.throwIfAborted();
    if (rows.length === 0) return;
    const refused = await this.#batcher.add(rows);
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
    this.#log.warn({ sink: this.#sink, err: error, again_in_ms: againInMs }, 'the sink of the export takes nothing');
  }

  #count(outcome: string, value: number): void {
    this.#metrics.add('provenance_export_events_total', { sink: this.#sink, outcome }, value);
  }
}

