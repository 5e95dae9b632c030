import type { ExportEvent } from '@provenance/domain';
import { Refusals } from './sinks/refusals.ts';
import type { RefusedRow, Sink } from './sinks/sink.ts';

/**
 * Bytes of rows as JSON that are sent together. What a sink makes of them is at most about twice as many: BigQuery takes
 * 10 MB a request, a collector 20 MiB unless it is told otherwise.
 */
const MAX_BYTES = 4_194_304;

/** The rows of one request, and who waits for them. */
interface Waiting {
  rows: readonly ExportEvent[];
  settle: (refused: RefusedRow[] | Error) => void;
}

export interface BatchOptions {
  /** Rows that are sent together. */
  size: number;
  /** How long the first row of a batch may wait for others, ms. */
  ageMs: number;
}

/** Sends the rows of many requests together: when there are enough of them, no more would fit, or the first has waited long enough. */
export class Batcher {
  readonly #sink: Sink;
  readonly #options: BatchOptions;
  readonly #refusals = new Refusals();
  #waiting: Waiting[] = [];
  #rows = 0;
  #bytes = 0;
  #isClosed = false;
  #timer: NodeJS.Timeout | undefined;
  #sending: Promise<void> = Promise.resolve();

  constructor(sink: Sink, options: BatchOptions) {
    this.#sink = sink;
    this.#options = options;
  }

  /**
   * Resolves once the rows are written.
   * @returns those of them that the sink will never take
   * @throws what the sink throws while it takes nothing; RefusingSinkError when it refuses everything
   */
  add(rows: readonly ExportEvent[]): Promise<RefusedRow[]> {
    const bytes = Buffer.byteLength(JSON.stringify(rows));
    if (this.#bytes + bytes > MAX_BYTES) this.#flush();
    return new Promise((resolve, reject) => {
      this.#waiting.push({ rows, settle: (outcome) => (outcome instanceof Error ? reject(outcome) : resolve(outcome)) });
      this.#rows += rows.length;
      this.#bytes += bytes;
      if (this.#rows >= this.#options.size) this.#flush();
      else this.#timer ??= setTimeout(() => this.#flush(), this.#options.ageMs);
    });
  }

  /** Sends nothing more. What is being sent is not waited for: whoever added it has it, or has gone. */
  close(): void {
    this.#isClosed = true;
    this.#flush();
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const batch = this.#waiting;
    this.#waiting = [];
    this.#rows = 0;
    this.#bytes = 0;
    // One after the other: a file has one end, and a slow warehouse is not helped by more at once.
    if (batch.length > 0) this.#sending = this.#sending.then(() => this.#send(batch));
  }

  async #send(batch: readonly Waiting[]): Promise<void> {
    try {
      if (this.#isClosed) throw new Error('The export is closed');
      const sent = batch.flatMap(({ rows }) => rows);
      const refused = this.#refusals.believed(sent, await this.#sink.write(sent));
      for (const { rows, settle } of batch) settle(rows.flatMap(({ event_id }) => refused.get(event_id) ?? []));
    } catch (error) {
      for (const { settle } of batch) settle(error instanceof Error ? error : new Error(String(error)));
    }
  }
}
