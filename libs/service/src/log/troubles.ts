import type { Logger } from './logger.ts';

/** A trouble that goes on is told again after so long. */
const AGAIN_MS = 60_000;

/** Longer than a hung server takes to be given up once more: a trouble that was not heard of for so long is over. */
const QUIET_MS = 30_000;
const LOOK_MS = 5_000;

/** Reasons that are told apart. More at a time are told as one: their words may hold what differs each time. */
const MOST = 20;

type Log = Pick<Logger, 'warn'>;

interface Trouble {
  message: string;
  reason: string;
  since: number;
  last: number;
  toldAt: number;
  /** Not told yet. */
  untold: number;
  times: number;
}

/**
 * Faults that come again several times a second as long as something is away. Each is told with its error when it begins,
 * then once a minute with a count, and when it is over; under one message the same words are the same fault, whichever
 * connection meets it.
 */
export class Troubles {
  readonly #log: Log;
  readonly #now: () => number;
  readonly #open = new Map<string, Trouble>();
  #timer: NodeJS.Timeout | undefined;

  constructor(log: Log, now: () => number = Date.now) {
    this.#log = log;
    this.#now = now;
  }

  tell(error: unknown, message: string, facts: object = {}): void {
    const now = this.#now();
    const words = wordsOf(error);
    const reason = this.#open.has(`${message} ${words}`) || this.#open.size < MOST ? words : 'various';
    const key = `${message} ${reason}`;
    const known = this.#open.get(key);
    if (known === undefined) {
      this.#open.set(key, { message, reason, since: now, last: now, toldAt: now, untold: 0, times: 1 });
      this.#timer ??= setInterval(() => this.look(), LOOK_MS).unref();
      return this.#log.warn({ ...facts, err: error }, message);
    }
    Object.assign(known, { last: now, times: known.times + 1, untold: known.untold + 1 });
    if (now - known.toldAt < AGAIN_MS) return;
    this.#log.warn({ ...facts, reason, times: known.untold }, `${known.message}: it goes on`);
    Object.assign(known, { toldAt: now, untold: 0 });
  }

  /** Tells of what is over, at the level at which it was told that it began. */
  look(): void {
    const now = this.#now();
    for (const [key, { message, reason, since, last, times }] of this.#open) {
      if (now - last < QUIET_MS) continue;
      this.#open.delete(key);
      if (times > 1) this.#log.warn({ reason, times, seconds: (last - since) / 1_000 }, `${message}: it is over`);
    }
    if (this.#open.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}

/** An attempt at several addresses has a code and no message. */
function wordsOf(error: unknown): string {
  const { message, code } = error as { message?: unknown; code?: unknown };
  return [message, code].filter((word) => typeof word === 'string' && word !== '').join(' ') || String(error);
}

const BY_LOG = new WeakMap<Log, Troubles>();

/** The troubles of a process, which has one log: what all its connections meet at once is told once. */
export function troublesIn(log: Log): Troubles {
  const known = BY_LOG.get(log) ?? new Troubles(log);
  BY_LOG.set(log, known);
  return known;
}
