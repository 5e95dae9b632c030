import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { CallError, Client, type Analysis, type ClientOptions, type SubmitRequest } from './index.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const ID = 'an_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f';
const REQUEST: SubmitRequest = { repo: 'acme/shop', pr_number: '1', base_sha: 'a', head_sha: 'b', provenance_data: { diff: 'x' } };

function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return (_request, response) => response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

function problem(status: number, code: string, headers: Record<string, string> = {}): Answer {
  return json(status, { code, detail: `it is ${code}`, request_id: 'rq_1', errors: [{ pointer: '/repo', detail: 'is wrong' }] }, { 'content-type': 'application/problem+json', ...headers });
}

function state(status: Analysis['status'], updated_at: string): Partial<Analysis> {
  return { analysis_id: ID, status, updated_at };
}

function stream(text: string): Answer {
  return (_request, response) => response.writeHead(200, { 'content-type': 'text/event-stream' }).end(text);
}

describe('Client', () => {
  let server: Server;
  let asked: IncomingMessage[];
  let bodies: string[];
  let waits: number[];
  let answers: Answer[];

  beforeEach(async () => {
    [asked, bodies, waits, answers] = [[], [], [], []];
    server = createServer((request, response) => {
      asked.push(request);
      const body = request.headers['content-encoding'] === 'gzip' ? request.pipe(createGunzip()) : request;
      void text(body).then((sent) => {
        bodies.push(sent);
        answers.shift()!(request, response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  function client(options: Partial<ClientOptions> = {}): Client {
    const wait = (ms: number): Promise<void> => Promise.resolve(void waits.push(ms));
    return new Client({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, wait, ...options });
  }

  it('tries a submission again under the same key', async () => {
    answers = [(_request, response) => void response.destroy(), problem(503, 'store_unavailable', { 'retry-after': '7' }), json(202, { analysis_id: ID })];
    await expect(client({ token: 'prv_x' }).submit(REQUEST, 'key-1')).resolves.toMatchObject({ analysis_id: ID });
    expect(asked.map(({ headers }) => [headers['idempotency-key'], headers.authorization])).toEqual(Array(3).fill(['key-1', 'Bearer prv_x']));
    expect(waits[1]).toBe(7000);
  });

  it('compresses a large body', async () => {
    answers = [json(202, { analysis_id: ID })];
    const large = { ...REQUEST, provenance_data: { diff: 'x'.repeat(100_000) } };
    await client().submit(large, 'key-1');
    expect(asked[0]!.headers['content-encoding']).toBe('gzip');
    expect(JSON.parse(bodies[0]!)).toEqual(large);
  });

  it('tells a refusal by its code and every fault of it, and does not repeat it', async () => {
    answers = [problem(422, 'validation_failed')];
    await expect(client().submit(REQUEST, 'key-1')).rejects.toMatchObject({
      kind: 'problem',
      code: 'validation_failed',
      status: 422,
      message: 'it is validation_failed\n  /repo is wrong (rq_1)',
    });
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['a proxy that stands in for the service', json(502, {}), 'unreachable'],
    ['an answer that is no JSON', stream('<html>'), 'unexpected'],
    ['a page of another program', json(404, {}), 'unexpected'],
    ['a redirect', json(302, {}, { location: 'http://127.0.0.1:1/' }), 'unreachable'],
  ])('says what %s is', async (_name, answer, kind) => {
    answers = [answer, answer];
    await expect(client({ attempts: 2 }).decision(ID)).rejects.toMatchObject({ kind });
  });

  it('tells what a gateway says in the form of a problem, which has no code', async () => {
    answers = [json(503, { type: 'about:blank', status: 503, detail: 'The service does not answer' }, { 'content-type': 'application/problem+json' })];
    await expect(client({ attempts: 1 }).decision(ID)).rejects.toMatchObject({ kind: 'unreachable', message: expect.stringMatching(/answered 503 .*: The service does not answer$/) });
  });

  it('says why nobody can be reached', async () => {
    const nobody = client({ attempts: 1 });
    await new Promise((resolve) => server.close(resolve));
    await expect(nobody.operations()).rejects.toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining('ECONNREFUSED') as string,
    });
  });

  it('ends when the time of its caller is up', async () => {
    answers = [() => undefined];
    await expect(client({ signal: AbortSignal.timeout(50) }).decision(ID)).rejects.toMatchObject({ kind: 'timed_out' });
  });

  it('says what kept it until the time was up', async () => {
    const late = AbortSignal.abort(new DOMException('late', 'TimeoutError'));
    const waiting = new AbortController();
    answers = [problem(503, 'store_unavailable')];
    const wait = (): Promise<void> => (waiting.abort(late.reason), Promise.reject(late.reason as Error));
    await expect(client({ signal: waiting.signal, wait }).decision(ID)).rejects.toMatchObject({
      kind: 'timed_out',
      message: expect.stringMatching(/^The time for this was up: it is store_unavailable/) as string,
    });
    await expect(client({ signal: late }).decision(ID)).rejects.toMatchObject({
      kind: 'timed_out',
      message: expect.stringMatching(/^The time for this was up, waiting for http:/) as string,
    });
  });

  it('follows over events, each state once, across a stream that ends early', async () => {
    const first = `: heartbeat\n\nevent: analysis\ndata: ${JSON.stringify(state('received', '1'))}\n\n`;
    const second = `event: analysis\r\ndata: ${JSON.stringify(state('received', '1'))}\r\n\r\nevent: analysis\r\ndata: ${JSON.stringify(state('completed', '2'))}\r\n\r\n`;
    answers = [stream(first), stream(second)];
    const seen = await Array.fromAsync(client().follow(ID));
    expect(seen.map(({ updated_at }) => updated_at)).toEqual(['1', '2']);
    expect(asked.map(({ url }) => url)).toEqual([`/v1/analysis/${ID}/events`, `/v1/analysis/${ID}/events`]);
  });

  it('asks instead where events do not come through', async () => {
    answers = [...Array(2).fill(json(502, {})) as Answer[], json(200, state('completed', '3'))];
    const seen = await Array.fromAsync(client({ attempts: 2 }).follow(ID));
    expect(seen).toEqual([state('completed', '3')]);
    expect(asked.at(-1)!.url).toBe(`/v1/analysis/${ID}?wait=30`);
  });

  it('reads all pages', async () => {
    answers = [json(200, { items: [1, 2], next_cursor: '2' }), json(200, { items: [3] })];
    expect(await Array.fromAsync(client().findings(ID))).toEqual([1, 2, 3]);
    expect(asked.map(({ url }) => url)).toEqual([`/v1/analysis/${ID}/findings?limit=1000`, `/v1/analysis/${ID}/findings?limit=1000&cursor=2`]);
  });

  it.each(['not an address', 'ftp://host'])('refuses the address %s', (baseUrl) => {
    expect(() => new Client({ baseUrl })).toThrow(CallError);
  });

  it.each(['.', '..', ''])('asks nothing of the id %j, which would stand for another path', async (id) => {
    await expect(client().analysis(id)).rejects.toThrow(new CallError('id', `"${id}" is no id`));
    expect(asked).toEqual([]);
  });

  it('asks for reports with every parameter, and for their CSV', async () => {
    answers = [json(200, { agent_id: 'a' }), (_request, response) => void response.writeHead(200, { 'content-type': 'text/csv', 'provenance-warning': 'no such category' }).end('a\r\n')];
    await client().report('scorecard', { time_window: '7d', from: undefined, repo: ['a/b', 'c/d'] }, 'x/../y');
    await expect(client().reportCsv('metrics', {})).resolves.toEqual({ csv: 'a\r\n', warnings: ['no such category'] });
    expect(asked.map(({ url, headers }) => [url, headers.accept])).toEqual([
      ['/v1/analytics/agents/x%2F..%2Fy/scorecard?time_window=7d&repo=a%2Fb&repo=c%2Fd', 'application/json'],
      ['/v1/analytics/metrics', 'text/csv'],
    ]);
  });
});

it.each(['prv_one\nprv_two', 'prv one', '\uFEFFprv_one'])('takes no token that no header can bring, and does not tell it: %j', (token) => {
  const make = (): Client => new Client({ baseUrl: 'http://127.0.0.1:1', token });
  expect(make).toThrow(CallError);
  expect(make).toThrow(expect.objectContaining({ message: expect.not.stringContaining('prv') }));
});
