import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { PageLimit } from '../graphql/connection.ts';
import type { QueryCost } from '../graphql/cost.ts';
import { executeQuery } from '../graphql/execute.ts';
import { movedAnswer, pathByName } from '../rest/redirects.ts';
import { answerRest } from '../rest/rest-router.ts';
import { restRoutes } from '../rest/routes.ts';
import { World } from '../world/world.ts';
import { primaryLimit, refusal, secondaryLimit, type Answer } from './answer.ts';
import { Credentials, type Caller } from './credentials.ts';
import { Faults, strip, type Fault, type SeenRequest } from './faults.ts';
import { RateLimits } from './limits.ts';

const REST_PREFIX = '/api/v3';
const GRAPHQL_PATHS = ['/graphql', '/api/graphql'];
/** Faults after which there is an answer of its own, without asking the world. */
const REFUSING = new Set<Fault['kind']>(['status', 'primary-limit', 'secondary-limit']);

/**
 * A server that answers as GitHub does, for tests and the demo.
 *
 * What it is: a state (`world`) that tests write to, behind GitHub's GraphQL and a few routes of its REST API. GraphQL
 * runs on the schema that GitHub publishes: a field or an argument that GitHub does not have is refused. Requests and
 * answers of REST are held to the description that GitHub publishes. Errors, rate limits, the cost of queries, pages, the logins of apps and
 * what a token may see are as GitHub documents them. It can be told to fail in every way that its clients must bear,
 * and it counts requests.
 *
 * What it is not: GitHub. It has no permissions beyond repositories, one budget for REST and GraphQL together, renders
 * nothing, and its blame is a plain longest common subsequence.
 */
export class GitHubStandIn {
  readonly world = new World();
  readonly credentials = new Credentials(this.world);
  readonly limits = new RateLimits();
  readonly faults = new Faults();
  /** Every request, in the order of arrival. */
  readonly requests: SeenRequest[] = [];
  /** What all GraphQL queries have cost together. */
  points = 0;
  /** Pages are at most this long, whatever is asked for. */
  readonly pages: PageLimit = { size: 100 };
  readonly #routes = restRoutes(this.credentials, this.limits);
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  /** Starts on a free port of the loopback address. */
  static async start(): Promise<GitHubStandIn> {
    const standIn = new GitHubStandIn();
    standIn.#server.listen(0, '127.0.0.1');
    await once(standIn.#server, 'listening');
    return standIn;
  }

  /** Without a slash at its end. */
  get baseUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}${REST_PREFIX}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const body = await bodyOf(request);
      const url = new URL(request.url ?? '/', 'http://stand-in');
      const caller = this.credentials.callerOf(request.headers.authorization);
      const seen = see(request.method ?? '', url.pathname, caller, body);
      this.requests.push(seen);
      const fault = this.faults.next(seen);
      const answer = await this.#answer(seen, url.searchParams, caller, fault);
      await write(response, answer, fault);
    } catch (error) {
      // A fault of the stand-in must not look like one of GitHub's.
      await write(response, refusal(599, `The stand-in failed: ${(error as Error).message}`), undefined);
    }
  }

  async #answer(seen: SeenRequest, query: URLSearchParams, caller: Caller | undefined, fault: Fault | undefined): Promise<Answer> {
    if (caller === undefined) return refusal(401, 'Bad credentials');
    if (fault?.kind === 'primary-limit') this.limits.set(caller.payer, { limit: 5_000, remaining: 0, reset: fault.reset });
    const answer = await this.#answerKnown(seen, query, caller, fault);
    const resource = seen.api === 'rest' ? 'core' : 'graphql';
    return { ...answer, headers: { ...this.limits.headers(caller.payer, resource), ...answer.headers } };
  }

  async #answerKnown(seen: SeenRequest, query: URLSearchParams, caller: Caller, fault: Fault | undefined): Promise<Answer> {
    if (fault !== undefined && REFUSING.has(fault.kind)) return refusalOf(fault, seen, caller);
    const body = (seen.body ?? {}) as Record<string, unknown>;
    const answer = seen.api === 'rest' ? this.#rest(seen, query, caller, body) : await this.#query(body, caller);
    return answer === undefined ? primaryLimit(seen.api, caller.payer) : changed(answer, fault);
  }

  /** Undefined when the budget is used up. */
  #rest({ method, path }: SeenRequest, query: URLSearchParams, caller: Caller, body: Record<string, unknown>): Answer | undefined {
    if (!this.limits.spend(caller.payer)) return undefined;
    const moved = movedAnswer(this.world, caller, { method, path, query, baseUrl: this.baseUrl });
    return moved ?? answerRest(this.#routes, method, pathByName(this.world, path), { world: this.world, caller, query, body });
  }

  async #query(body: Record<string, unknown>, { payer, maySee }: Caller): Promise<Answer | undefined> {
    const request = body as { query: string; variables?: Record<string, unknown> };
    const answer = await executeQuery(request, this.world, this.pages, {
      maySee,
      spend: (points) => {
        this.points += points;
        return this.limits.spend(payer, points);
      },
      rateLimit: (cost) => this.#rateLimit(payer, cost),
    });
    return answer.limited === true ? undefined : { status: 200, body: answer };
  }

  #rateLimit(payer: string, { points, nodes }: QueryCost): Record<string, unknown> | null {
    const budget = this.limits.of(payer);
    if (budget === undefined) return null;
    const { limit, remaining, reset } = budget;
    return { cost: points, limit, remaining, used: limit - remaining, nodeCount: nodes, resetAt: new Date(reset * 1_000).toISOString() };
  }
}

function see(method: string, path: string, caller: Caller | undefined, body: unknown): SeenRequest {
  const isGraphql = GRAPHQL_PATHS.includes(path);
  const operation = isGraphql ? /^\s*query\s+(\w+)/.exec((body as { query?: string }).query ?? '')?.[1] : undefined;
  return {
    method,
    path: path.startsWith(REST_PREFIX) ? path.slice(REST_PREFIX.length) : path,
    api: isGraphql ? 'graphql' : 'rest',
    payer: caller?.payer ?? '',
    ...(operation === undefined ? {} : { operation }),
    body,
  };
}

function refusalOf(fault: Fault, { api }: SeenRequest, { payer }: Caller): Answer {
  if (fault.kind === 'primary-limit') return primaryLimit(api, payer);
  if (fault.kind === 'secondary-limit') return secondaryLimit(fault.status, fault.retryAfter);
  return fault.kind === 'status' ? { ...refusal(fault.status, 'Told to fail'), ...(fault.body === undefined ? {} : { body: fault.body }) } : refusal(500, '');
}

function changed(answer: Answer, fault: Fault | undefined): Answer {
  if (fault?.kind === 'graphql-errors') {
    const kept = strip(answer.body, fault.nulled ?? [], 'null') as Record<string, unknown>;
    return { ...answer, body: { ...kept, errors: fault.errors } };
  }
  return fault?.kind === 'without' ? { ...answer, body: strip(answer.body, fault.fields, 'removed') } : answer;
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? undefined : JSON.parse(text);
}

async function write(response: ServerResponse, { status, body, headers }: Answer, fault: Fault | undefined): Promise<void> {
  const text = JSON.stringify(body);
  if (fault?.kind === 'slow') await delay(fault.ms, undefined, { ref: false });
  if (fault?.kind === 'reset') {
    response.destroy();
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text), ...headers });
  if (fault?.kind === 'truncated') {
    response.write(text.slice(0, text.length / 2), () => response.destroy());
    return;
  }
  response.end(text);
}
