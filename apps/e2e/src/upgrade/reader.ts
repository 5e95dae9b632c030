import { setTimeout as wait } from 'node:timers/promises';
import { bearer } from '../system/client.ts';
import type { System } from '../system/system.ts';

/** What is read of one analysis. */
const OF_AN_ANALYSIS = ['', '/lines', '/findings', '/decision', '/evidence', '/bundle', '/sarif'];
/** What is read of all. */
const OF_ALL = ['/v1/analytics/summary?metric=code_volume,findings_count', '/v1/analytics/agents/behavior', '/v1/analytics/agents/claude-code/scorecard', '/v1/findings', '/v1/admin/deployment', '/v1/admin/queues'];

/** An answer that no reader should get. */
export interface Complaint {
  path: string;
  /** Which process answered: its number. */
  pid: number;
  status: number;
  body: string;
}

/** Reads every resource of an analysis, and the figures, from one process after the other: whichever is asked in the name of the service. */
export class Reader {
  readonly #system: System;
  readonly #complaints = new Map<string, Complaint>();
  /** Answers by the process that gave them. */
  readonly answers = new Map<number, number>();

  constructor(system: System) {
    this.#system = system;
  }

  get complaints(): Complaint[] {
    return [...this.#complaints.values()];
  }

  /** Reads what is newest, again and again, until `work` has ended. */
  async while<T>(work: Promise<T>, newest: () => string | undefined): Promise<T> {
    let over = false;
    const reading = (async () => {
      while (!over) {
        const id = newest();
        if (id !== undefined) await this.read([id], [200, 404, 409]);
        await wait(50);
      }
    })();
    try {
      return await work;
    } finally {
      over = true;
      await reading;
    }
  }

  /** @param allowed the statuses that are no complaint */
  async read(ids: readonly string[], allowed: readonly number[] = [200]): Promise<void> {
    for (const path of ids.flatMap((id) => OF_AN_ANALYSIS.map((part) => `/v1/analysis/${id}${part}`))) await this.#get(path, allowed);
    for (const path of OF_ALL) await this.#get(path, [200]);
  }

  async #get(path: string, allowed: readonly number[]): Promise<void> {
    const { base, pid } = this.#system.app('governance-api');
    const answer = await fetch(`${base}${path}`, { headers: bearer(this.#system.token) }).catch(() => undefined);
    // The process went while it was asked.
    if (answer === undefined) return;
    const body = await answer.text().catch(() => '');
    this.answers.set(pid, (this.answers.get(pid) ?? 0) + 1);
    const leaving = answer.status === 503 && answer.headers.get('retry-after') !== null;
    if (!allowed.includes(answer.status) && !leaving) this.#complaints.set(`${pid} ${path} ${answer.status}`, { path, pid, status: answer.status, body });
  }
}
