import type { Logger } from '@provenance/service';

/** Callers that are remembered; the one that was said first is forgotten for another. */
const REMEMBERED = 10_000;

const AGAIN_MS = 60_000;

/** Says who is over the limit of requests: a line a caller a minute, however many requests are refused. */
export class OverLimitLog {
  readonly #log: Pick<Logger, 'warn'>;
  readonly #now: () => number;
  readonly #said = new Map<string, number>();

  constructor(log: Pick<Logger, 'warn'>, now: () => number = Date.now) {
    this.#log = log;
    this.#now = now;
  }

  /** @param actor the id of a token, or the subject of a workload; never a secret */
  say(actor: string, fields: { address: string; route: string; limit: number }): void {
    const now = this.#now();
    const said = this.#said.get(actor);
    if (said !== undefined && now - said < AGAIN_MS) return;
    this.#said.delete(actor);
    this.#said.set(actor, now);
    if (this.#said.size > REMEMBERED) this.#said.delete(this.#said.keys().next().value!);
    this.#log.warn({ actor, ...fields }, 'over its limit of requests');
  }
}
