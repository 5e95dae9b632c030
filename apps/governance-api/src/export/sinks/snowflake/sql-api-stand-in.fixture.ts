import { verify, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { violationsOf, type Asked } from './documented-shape.fixture.ts';

/** What came of a statement: rows, or a fault of its own. */
export type Outcome = { rows: (string | null)[][] } | { code: string; sqlState: string; message: string };

export interface Statement {
  statement: string;
  bindings?: Record<string, { type: string; value: string }>;
  database: string;
  schema: string;
}

type Answer = readonly [status: number, body: object | string];

/**
 * Snowflake's SQL API, version 2, as far as it is documented: requests that are not of the documented shape are refused and
 * noted, a request whose id has succeeded is not carried out again. No Snowflake was asked.
 */
export class SqlApiStandIn {
  /** Everything that was asked and does not fit what Snowflake documents. */
  readonly violations: string[] = [];
  readonly asked: Asked[] = [];
  /** Answers that come before anything is carried out, one for each request. */
  readonly instead: Answer[] = [];
  /** How often a statement is still running when it is asked after. */
  stillRunning = 0;
  token = 'a.programmatic.token';
  key: { public: KeyObject; issuer: string } | undefined;
  readonly #carryOut: (statement: Statement) => Promise<Outcome>;
  readonly #server: Server;
  readonly #succeeded = new Map<string, Answer>();
  readonly #running = new Map<string, { left: number; answer: Answer }>();
  #handles = 0;

  constructor(carryOut: (statement: Statement) => Promise<Outcome>) {
    this.#carryOut = carryOut;
    this.#server = createServer((request, response) => {
      const failed = (error: Error): Answer => [500, { message: error.message }];
      void this.#answer(request).catch(failed).then(([status, body]) => {
        if (typeof body === 'object') this.violations.push(...violationsOf(status, body));
        response.writeHead(status, { 'content-type': 'application/json' }).end(typeof body === 'string' ? body : JSON.stringify(body));
      });
    });
  }

  async listen(): Promise<string> {
    await once(this.#server.listen(0, '127.0.0.1'), 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #answer(request: IncomingMessage): Promise<Answer> {
    const asked = await readRequest(request);
    this.asked.push(asked);
    const violations = violationsOf('request', asked);
    this.violations.push(...violations);
    if (violations.length > 0) return [400, { code: '390000', message: violations.join('; ') }];
    const instead = this.instead.shift();
    if (instead !== undefined) return instead;
    if (!this.#knows(asked.headers)) return [401, { code: '390318', message: 'Authentication token has expired. The user must authenticate again.' }];
    return asked.method === 'GET' ? this.#state(asked.path.split('/').at(-1)!) : this.#submit(asked);
  }

  async #submit({ query, body }: Asked): Promise<Answer> {
    const { requestId: id = '', retry } = query;
    const handle = `01b2c3d4-0000-4000-8000-${String((this.#handles += 1)).padStart(12, '0')}`;
    const known = retry === 'true' ? this.#succeeded.get(id) : undefined;
    const answer = known ?? answerOf(handle, await this.#carryOut(body as unknown as Statement));
    if (answer[0] === 200) this.#succeeded.set(id, answer);
    if (this.stillRunning === 0) return answer;
    this.#running.set(handle, { left: this.stillRunning, answer });
    return stillRunning(handle);
  }

  #state(handle: string): Answer {
    const running = this.#running.get(handle);
    if (running === undefined) return [404, { message: 'no such statement' }];
    running.left -= 1;
    return running.left > 0 ? stillRunning(handle) : running.answer;
  }

  #knows({ authorization, 'x-snowflake-authorization-token-type': type }: Record<string, string>): boolean {
    const token = authorization!.slice('Bearer '.length);
    return type === 'KEYPAIR_JWT' ? this.key !== undefined && isSignedBy(this.key, token) : token === this.token;
  }
}

async function readRequest(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url!, 'http://snowflake');
  const text = Buffer.concat(chunks).toString();
  return {
    method: request.method!,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: request.headers as Record<string, string>,
    ...(text === '' ? {} : { body: JSON.parse(text) as Record<string, unknown> }),
  };
}

function answerOf(statementHandle: string, outcome: Outcome): Answer {
  if ('rows' in outcome) return [200, { code: '090001', sqlState: '00000', message: 'Statement executed successfully.', statementHandle, createdOn: 1_597_090_533_987, data: outcome.rows }];
  return [422, { ...outcome, statementHandle, createdOn: 1_597_090_533_987 }];
}

function stillRunning(statementHandle: string): Answer {
  const message = 'Asynchronous execution in progress. Use provided query id to perform query monitoring and management.';
  return [202, { code: '333334', message, statementHandle, statementStatusUrl: `/api/v2/statements/${statementHandle}` }];
}

function isSignedBy({ public: key, issuer }: { public: KeyObject; issuer: string }, token: string): boolean {
  const [header, claims, signature] = token.split('.');
  const read = (part: string | undefined) => JSON.parse(Buffer.from(part ?? '', 'base64url').toString()) as Record<string, unknown>;
  const { iss, sub, iat, exp } = read(claims) as { iss: string; sub: string; iat: number; exp: number };
  const now = Date.now() / 1_000;
  // Snowflake takes a token for an hour at most, whatever it says.
  const isNow = iat <= now && exp > now && exp - iat <= 3_600;
  return read(header)['alg'] === 'RS256' && isNow && iss === issuer && issuer.startsWith(`${sub}.SHA256:`) && verify('sha256', Buffer.from(`${header}.${claims}`), key, Buffer.from(signature ?? '', 'base64url'));
}
