import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ERROR_CODES } from '@provenance/domain';
import { freePort } from '@provenance/embedded';
import { objectOf, rendered, type Specification } from '../chart/chart.ts';
import { ROOT, runAtRoot, toolPath } from '../parts/tool.ts';

/** Each service at an address of its own, so that both have the one port that the configuration names. */
const SERVICES = { 'ingest-api': '127.0.0.2', 'governance-api': '127.0.0.3' } as const;
const START_MS = 20_000;

let folder: string;
let servers: Server[];
let nginx: ChildProcess;
let port: number;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'provenance-gateway-'));
  // Started by root its workers are somebody else.
  chmodSync(folder, 0o755);
  const inner = await freePort();
  servers = await Promise.all(Object.entries(SERVICES).map(([name, host]) => standIn(name, host, inner)));
  port = await freePort();
  writeFileSync(join(folder, 'nginx.conf'), moved(inner));
  nginx = spawn(toolPath('nginx'), ['-p', folder, '-c', join(folder, 'nginx.conf'), '-g', 'daemon off;'], { stdio: ['ignore', 'inherit', 'inherit'] });
  await untilThere();
}, 120_000);

afterAll(async () => {
  const ended = once(nginx, 'exit');
  nginx.kill('SIGTERM');
  await ended;
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The configuration of compose, on ports and addresses of this machine. */
function moved(inner: number): string {
  let text = readFileSync(join(ROOT, 'deploy/gateway/nginx.conf'), 'utf8').replaceAll('/tmp/', `${folder}/`);
  for (const [name, host] of Object.entries(SERVICES)) text = text.replace(new RegExp(`${name};`, 'g'), `${host};`);
  return text.replace('listen 8080;', `listen 127.0.0.1:${port};`).replaceAll(':8000', `:${inner}`);
}

/** Says who it is and what it was asked; streams a first word of /v1/events, and no second one. */
async function standIn(name: string, host: string, inner: number): Promise<Server> {
  const server = createServer((asked, answer) => {
    answer.setHeader('x-service', name);
    // As the services do: who answers before it has all of a body may cut off whoever sends it.
    asked.resume().once('end', () => {
      if (asked.url === '/v1/events') answer.write('first');
      else answer.end(JSON.stringify({ host: asked.headers.host, forwarded: asked.headers['x-forwarded-for'] }));
    });
  });
  server.listen(inner, host);
  await once(server, 'listening');
  return server;
}

async function untilThere(): Promise<void> {
  for (const giveUp = performance.now() + START_MS; performance.now() < giveUp && nginx.exitCode === null; ) {
    if ((await fetch(`http://127.0.0.1:${port}/gateway`).catch(() => undefined))?.status === 204) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nginx did not start; exit code ${nginx.exitCode}`);
}

/** The path goes out as it is written: fetch would tidy it. */
async function asked(method: string, path: string, size = 0): Promise<{ answer: IncomingMessage; text: () => Promise<string> }> {
  const sent = request({ host: '127.0.0.1', port, method, path, headers: { host: 'provenance.example.com', 'x-forwarded-for': '6.6.6.6', ...(size > 0 && { 'content-length': size }) } });
  sent.end(size > 0 ? Buffer.alloc(size) : undefined);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  // Who has answered may leave before it has all of the body.
  sent.on('error', () => undefined);
  return { answer, text: async () => Buffer.concat(await answer.toArray()).toString() };
}

it('is a configuration that nginx takes', () => {
  expect(runAtRoot(toolPath('nginx'), ['-t', '-q', '-p', folder, '-c', join(folder, 'nginx.conf')])).toMatchObject({ code: 0, err: '' });
});

it.each([
  ['POST', '/v1/analysis', 'ingest-api'],
  ['POST', '/v1/github/webhooks', 'ingest-api'],
  ['GET', '/v1/analysis', 'governance-api'],
  ['GET', '/v1/analysis/an_1?wait=30', 'governance-api'],
  ['POST', '/v1/analysis/an_1/replay', 'governance-api'],
  ['DELETE', '/v1/admin/tokens/t', 'governance-api'],
  ['GET', '/docs', 'governance-api'],
  ['GET', '/openapi.json', 'governance-api'],
])('sends %s %s to %s', async (method, path, service) => {
  const { answer, text } = await asked(method, path);
  expect(answer.headers['x-service']).toBe(service);
  // Whom a caller claims to be is not passed on.
  expect(JSON.parse(await text())).toEqual({ host: 'provenance.example.com', forwarded: '127.0.0.1' });
});

it.each(['/metrics', '/metrics/', '/%6detrics', '//metrics', '/x/../metrics', '/healthz', '/readyz', '/readyz?x'])('answers %s itself: not there', async (path) => {
  const { answer, text } = await asked('GET', path);
  expect({ status: answer.statusCode, service: answer.headers['x-service'], type: answer.headers['content-type'] }).toEqual({ status: 404, service: undefined, type: 'application/problem+json' });
  expect(JSON.parse(await text())).toMatchObject({ status: 404, code: 'not_found', title: ERROR_CODES.not_found.title });
});

it('passes events on as they come', async () => {
  const { answer } = await asked('GET', '/v1/events');
  expect(((await once(answer, 'data')) as [Buffer])[0].toString()).toBe('first');
  answer.destroy();
});

it('takes bodies as large as ingest-api does, and no larger', async () => {
  const [, most] = /PROVENANCE_HTTP_MAX_BODY_BYTES \| integer \| `(\d+)`/.exec(readFileSync(join(ROOT, 'docs/configuration.md'), 'utf8'))!;
  const statuses = [];
  let problem = '';
  for (const size of [Number(most), Number(most) + 1]) {
    const { answer, text } = await asked('POST', '/v1/analysis', size);
    statuses.push(answer.statusCode);
    problem = await text();
  }
  expect(statuses).toEqual([200, 413]);
  expect(JSON.parse(problem)).toMatchObject({ status: 413, code: 'payload_too_large', title: ERROR_CODES.payload_too_large.title });
});

it.each([
  ['headers that are too large', `GET /v1/analysis HTTP/1.1\r\nhost: x\r\ncookie: ${'x'.repeat(64 * 1024)}\r\n\r\n`],
  ['an address that is too long', `GET /${'a'.repeat(40_000)} HTTP/1.1\r\nhost: x\r\n\r\n`],
  ['a line that asks for nothing', 'ge t / HTTP/1.1\r\nhost: x\r\n\r\n'],
  ['a version of HTTP that is none', 'GET / HTTP/3.0\r\nhost: x\r\n\r\n'],
  ['no host', 'GET / HTTP/1.1\r\n\r\n'],
  ['a method that it does not take', 'TRACE / HTTP/1.1\r\nhost: x\r\n\r\n'],
])('says of %s that it cannot read it, as a problem', async (_what, sent) => {
  const client = connect(port, '127.0.0.1');
  client.on('error', () => undefined).write(sent);
  const [head, body] = (await text(client)).split('\r\n\r\n');
  expect(head).toMatch(/^HTTP\/1.1 400 [^]*^content-type: application\/problem\+json/im);
  expect(JSON.parse(body!)).toMatchObject({ status: 400, detail: expect.stringContaining('headers') });
});

it('says of a service that is not there when to come back', async () => {
  servers[0]!.closeAllConnections();
  await new Promise((closed) => servers[0]!.close(closed));
  const { answer, text } = await asked('POST', '/v1/analysis', 2);
  expect([answer.statusCode, answer.headers['retry-after'], answer.headers['content-type']]).toEqual([503, '5', 'application/problem+json']);
  expect(JSON.parse(await text())).toMatchObject({ status: 503 });
});

it('agrees with the routes of the chart on what goes to ingest-api', () => {
  const objects = rendered('everything');
  const ingest = (service: string): boolean => service.endsWith('ingest-api');
  const ingress: string[] = objectOf(objects, 'Ingress', 'http').spec.rules[0].http.paths.filter(({ backend }: Specification) => ingest(backend.service.name)).map(({ path }: Specification) => path);
  const route: string[] = objectOf(objects, 'HTTPRoute', 'http').spec.rules.filter(({ backendRefs: [{ name }] }: Specification) => ingest(name)).flatMap(({ matches }: Specification) => matches.map(({ path }: Specification) => path.value));
  const gateway = [...readFileSync(join(ROOT, 'deploy/gateway/nginx.conf'), 'utf8').matchAll(/location = (\/v1\S+)/g)].map(([, path]) => path);
  expect(ingress).toEqual(gateway);
  expect(route).toEqual(gateway);
});
