import { CallError } from '../call-error.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerError, ApiError } from '../api-error.ts';

/** How the service is reached. Everything but its address has a default. */
export interface ClientOptions {
  /** `http://127.0.0.1:8000`, without `/v1`. */
  baseUrl: string;
  /** A bearer token; none where the service asks for none. */
  token?: string;
  /** Attempts at one call, the first included. */
  attempts?: number;
  /** Ends every call, with an ApiError `timed_out` that says what the reason of the signal says. */
  signal?: AbortSignal;
  userAgent?: string;
  fetch?: typeof fetch;
  wait?: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** Answers after which the same call may succeed. */
const PASSING: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** What a header can hold: fetch refuses anything else, and says the whole of it. */
const TOKEN = /^[!-~]+$/;

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/** Time in which an ordinary call is answered, in ms. */
export const ANSWER_MS = 60_000;

export interface Call {
  method?: 'GET' | 'POST' | 'DELETE';
  headers?: Record<string, string>;
  body?: Uint8Array<ArrayBuffer> | string;
  /** Time until the answer's headers and body are there, in ms; 0 is for ever. */
  withinMs?: number;
  signal?: AbortSignal;
}

/** Calls the service, again where that is safe and may help. What cannot be repeated is called with one attempt. */
export class Transport {
  readonly #options: ClientOptions;
  readonly #base: string;

  /** @throws CallError when the address or the token is none; neither the token is told nor a password */
  constructor(options: ClientOptions) {
    if (options.token !== undefined && !TOKEN.test(options.token)) throw new CallError('token', 'the token holds a line break, a blank or another character that no token has');
    const url = URL.parse(options.baseUrl);
    if (url?.protocol !== 'http:' && url?.protocol !== 'https:') throw new CallError('address', `not an address of HTTP: ${options.baseUrl.replace(/^(\w+:\/\/)?.*@/, '$1…@')}`);
    this.#options = options;
    this.#base = `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
  }

  /** The address of the service, without a trailing slash. */
  get base(): string {
    return this.#base;
  }

  /** @throws ApiError */
  async json<T>(path: string, call: Call = {}): Promise<T> {
    const response = await this.answer(path, call);
    try {
      return (await response.json()) as T;
    } catch (error) {
      throw this.#expired() ?? new ApiError('unexpected', `${this.#base}${path} did not answer with JSON`, { cause: error });
    }
  }

  /** An answer of 2xx. @throws ApiError for any other, after the attempts */
  async answer(path: string, call: Call = {}): Promise<Response> {
    const attempts = this.#options.attempts ?? 5;
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await this.#once(path, call);
      if (outcome instanceof Response) return outcome;
      if (attempt >= attempts || !isPassing(outcome)) throw outcome;
      await this.#pause(attempt, outcome);
    }
  }

  /** Whatever is answered, after one attempt. @throws ApiError when nobody answers */
  async raw(path: string): Promise<Response> {
    try {
      return await (this.#options.fetch ?? fetch)(`${this.#base}${path}`, { signal: this.#options.signal ?? AbortSignal.timeout(ANSWER_MS), redirect: 'manual' });
    } catch (error) {
      throw this.#expired() ?? new ApiError('unreachable', `${this.#base} cannot be reached: ${reasonOf(error)}`, { cause: error });
    }
  }

  /** Waits before attempt number `attempt` + 1. @throws ApiError when the caller's time is up meanwhile */
  async pause(attempt: number): Promise<void> {
    await this.#pause(attempt);
  }

  async #once(path: string, { method = 'GET', headers = {}, body, withinMs = ANSWER_MS, signal }: Call): Promise<Response | ApiError> {
    const { token, userAgent = 'provenance-client' } = this.#options;
    const signals = [this.#options.signal, signal, withinMs > 0 ? AbortSignal.timeout(withinMs) : undefined];
    try {
      const response = await (this.#options.fetch ?? fetch)(`${this.#base}${path}`, {
        method,
        headers: { accept: 'application/json', 'user-agent': userAgent, ...(token !== undefined && { authorization: `Bearer ${token}` }), ...headers },
        ...(body !== undefined && { body }),
        signal: AbortSignal.any(signals.filter((one) => one !== undefined)),
        // A redirect would take the token elsewhere.
        redirect: 'error',
      });
      return response.ok ? response : await answerError(response);
    } catch (error) {
      return this.#expired() ?? new ApiError('unreachable', `${this.#base} cannot be reached: ${reasonOf(error)}`, { cause: error });
    }
  }

  async #pause(attempt: number, last?: ApiError): Promise<void> {
    const retryAfter = last?.retryAfter;
    const own = FIRST_WAIT_MS * 2 ** (attempt - 1) * (0.5 + Math.random() / 2);
    const ms = Math.min(LONGEST_WAIT_MS, retryAfter === undefined ? own : retryAfter * 1000);
    const wait = this.#options.wait ?? ((time, signal) => sleep(time, undefined, signal === undefined ? {} : { signal }));
    try {
      await wait(ms, this.#options.signal);
    } catch (error) {
      throw this.#expired(last) ?? error;
    }
  }

  /** The end of the caller's time, with what kept the call from succeeding until then. */
  #expired(last?: ApiError): ApiError | undefined {
    const { signal } = this.#options;
    if (signal?.aborted !== true) return undefined;
    const reason = signal.reason as Error;
    if (reason.name !== 'TimeoutError') return new ApiError('timed_out', reason.message, { cause: reason });
    const why = last === undefined ? `, waiting for ${this.#base}` : `: ${last.message}`;
    return new ApiError('timed_out', `The time for this was up${why}`, { cause: last ?? reason });
  }
}

function isPassing({ kind, status }: ApiError): boolean {
  return kind === 'unreachable' || (kind === 'problem' && PASSING.has(status ?? 0));
}

/** fetch says only "fetch failed"; why stands in its cause. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as { message: string; cause?: { message?: string; code?: string } };
  return cause?.message || (cause?.code ?? message);
}
