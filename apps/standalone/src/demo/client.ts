import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

/** An answer that is not the expected one, with what the service said. */
export class ServiceError extends Error {}

async function json<T>(response: Response): Promise<T> {
  const body = (await response.json()) as T & { detail?: string; errors?: unknown };
  if (response.ok) return body;
  const faults = body.errors === undefined ? '' : `\n${JSON.stringify(body.errors, null, 2)}`;
  throw new ServiceError(`${response.status} ${body.detail ?? response.statusText}${faults}`);
}

export interface StageView {
  status: 'waiting' | 'running' | 'completed' | 'degraded' | 'failed';
  started_at?: string;
  finished_at?: string;
  reason?: string;
}

export interface StatusView {
  analysis_id: string;
  status: 'received' | 'in_progress' | 'completed' | 'failed';
  stages: Record<string, StageView>;
  failure?: { stage: string; reason: string };
}

/** The few calls that the demo makes; the same HTTP that any client speaks. */
export class Client {
  readonly #base: string;

  constructor(base: string) {
    this.#base = base;
  }

  async submit(body: unknown): Promise<{ analysis_id: string; status_url: string }> {
    return json(
      await fetch(`${this.#base}/v1/analysis`, {
        method: 'POST',
        // A key of its own, so that running the demo again analyses again.
        headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
        body: JSON.stringify(body),
      }),
    );
  }

  async get<T>(path: string): Promise<T> {
    return json(await fetch(`${this.#base}${path}`));
  }

  /** All items of a paged resource. */
  async all<T>(path: string): Promise<T[]> {
    const items: T[] = [];
    let cursor: string | undefined;
    do {
      const query: string = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`;
      const page: { items: T[]; next_cursor?: string } = await this.get(`${path}${query}`);
      items.push(...page.items);
      cursor = page.next_cursor;
    } while (cursor !== undefined);
    return items;
  }

  /** Every state of the analysis as it happens, by long-polling, until it ends. */
  async *follow(analysisId: string): AsyncGenerator<StatusView> {
    for (;;) {
      const status = await this.get<StatusView>(`/v1/analysis/${analysisId}?wait=30`);
      yield status;
      if (status.status === 'completed' || status.status === 'failed') return;
    }
  }

  /** Resolves when the service is ready; gives up after a minute. */
  async untilReady(): Promise<void> {
    for (let attempt = 0; attempt < 600; attempt += 1) {
      const ready = await fetch(`${this.#base}/readyz`).then((answer) => answer.ok, () => false);
      if (ready) return;
      await wait(100);
    }
    throw new ServiceError(`${this.#base} did not get ready within a minute`);
  }
}
