import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Authorize } from './credentials.ts';
import { membersIn, StrangeAnswerError } from '../strange-answer.ts';
import { identifier } from './identifiers.ts';

export interface SqlApiOptions {
  /** Of the account: https://ACCOUNT.snowflakecomputing.com */
  url: string;
  database: string;
  schema: string;
  warehouse: string;
  role?: string | undefined;
  authorize: Authorize;
  /** How long a statement is waited for. */
  patienceMs?: number;
  /** The first pause before a statement is asked after. */
  pollMs?: number;
}

/** A value for a question mark of a statement. */
export interface Binding {
  type: 'TEXT';
  value: string;
}

interface Answer {
  status: number;
  body: { code?: string; sqlState?: string; message?: string; statementHandle?: string };
}

/** Then Snowflake cancels a statement. */
const STATEMENT_SECONDS = 60;
/** Longer than that, so that no statement goes on which nobody waits for. */
const PATIENCE_MS = 75_000;
const POLL_MS = 500;
const LONGEST_POLL_MS = 5_000;
const AGENT = 'provenance/1';

const HINTS: Readonly<Record<number, string>> = {
  401: ' (the token has expired, was revoked, or is not of this account)',
  403: ' (the account does not let this user or this address ask)',
  408: ' (the statement took too long and was cancelled)',
};

/** A statement that Snowflake did not carry out. */
export class StatementError extends Error {
  override readonly name = 'StatementError';
  /** SQLSTATE class 22 is about data: the statement itself is well. 413 is about how much of it comes at once. */
  readonly isOfData: boolean;

  constructor({ status, body: { code, sqlState, message } }: Answer) {
    super(`Snowflake answered ${status}${HINTS[status] ?? ''}: ${[code, sqlState, message].filter((part) => part !== undefined && part !== '').join(' ') || 'no reason'}`);
    this.isOfData = status === 413 || sqlState?.startsWith('22') === true;
  }
}

/** Statements over Snowflake's SQL API, version 2 (docs.snowflake.com/en/developer-guide/sql-api/reference). */
export class SqlApi {
  readonly #options: Required<Pick<SqlApiOptions, 'patienceMs' | 'pollMs'>> & SqlApiOptions;
  readonly #url: string;

  constructor(options: SqlApiOptions) {
    this.#options = { patienceMs: PATIENCE_MS, pollMs: POLL_MS, ...options };
    this.#url = `${options.url}/api/v2/statements`;
  }

  /** @throws StatementError with what Snowflake said, or Error when it said nothing in time */
  async run(statement: string, bindings: readonly Binding[]): Promise<void> {
    const body = JSON.stringify({ statement, timeout: STATEMENT_SECONDS, ...this.#context(), bindings: Object.fromEntries(bindings.map((binding, at) => [at + 1, binding])) });
    const signal = AbortSignal.timeout(this.#options.patienceMs);
    try {
      const answer = await this.#answerTo(body, signal);
      if (answer.status !== 200) throw new StatementError(answer);
    } catch (error) {
      if (signal.aborted) throw new Error('Snowflake has not ended a statement in time', { cause: error });
      throw error;
    }
  }

  async #answerTo(body: string, signal: AbortSignal): Promise<Answer> {
    // A request that is known by its id, and has succeeded, is not carried out again.
    let answer = await this.#ask(`?requestId=${requestId(body)}&retry=true`, { method: 'POST', body, signal });
    for (let pauseMs = this.#options.pollMs; answer.status === 202; pauseMs = Math.min(2 * pauseMs, LONGEST_POLL_MS)) {
      await pause(pauseMs, undefined, { signal });
      answer = await this.#ask(`/${encodeURIComponent(answer.body.statementHandle!)}`, { method: 'GET', signal });
    }
    return answer;
  }

  /** Members of the request are names as SHOW shows them, and not as SQL reads them. */
  #context(): Record<string, string> {
    const { database, schema, warehouse, role } = this.#options;
    const names = { database, schema, warehouse, ...(role === undefined ? {} : { role }) };
    return Object.fromEntries(Object.entries(names).map(([member, text]) => [member, identifier(text)]));
  }

  async #ask(path: string, request: RequestInit): Promise<Answer> {
    const headers = { accept: 'application/json', 'content-type': 'application/json', 'user-agent': AGENT, ...this.#options.authorize() };
    const answer = await fetch(this.#url + path, { ...request, headers });
    // A proxy, and a service that is overloaded, answer with anything; what Snowflake carries out has a handle.
    const text = await answer.text();
    const body: Answer['body'] = membersIn(text) ?? {};
    if (answer.ok && typeof body.statementHandle !== 'string') throw new StrangeAnswerError('Snowflake', answer.status, text);
    return { status: answer.status, body };
  }
}

/** A UUID of version 8 (RFC 9562) that follows from what is asked. */
function requestId(body: string): string {
  const hex = createHash('sha256').update(body).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}
