import { Body, Controller, Get, Module, Post, Req } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ProvenanceError } from '@provenance/domain';
import type { FastifyRequest } from 'fastify';
import { connect } from 'node:net';
import { once } from 'node:events';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { HealthRegistry } from '../health/health-registry.ts';
import { componentSchemas } from '../openapi/open-api-document.ts';
import { Problem } from '../problem/problem.ts';
import { createHttpApp } from './create-http-app.ts';

@Controller('things')
class ThingsController {
  @Post()
  echo(@Body() body: unknown, @Req() request: FastifyRequest) {
    return { body, rawBytes: request.rawBody?.byteLength };
  }

  @Get('busy')
  busy(): never {
    throw new ProvenanceError('queue_full', 'Too deep', { retryAfter: 1.2 });
  }

  @Get('broken')
  broken(): never {
    throw new Error('secret detail');
  }

  @Get(':id')
  one() {
    return { ok: true };
  }
}

@Module({ controllers: [ThingsController] })
class ThingsModule {}

const LIMITS = { PROVENANCE_HTTP_MAX_BODY_BYTES: '1024', PROVENANCE_HTTP_MAX_INFLATED_BYTES: '4096', PROVENANCE_HTTP_MAX_JSON_DEPTH: '8' };

describe('createHttpApp', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => {
    app = await createHttpApp(ThingsModule, { name: 'test', configs: [], env: { PROVENANCE_LOG_LEVEL: 'silent', ...LIMITS } });
    await app.listen(0, '127.0.0.1');
  });

  afterAll(() => app.close());

  const post = (payload: string | Buffer, headers: Record<string, string> = {}) =>
    app.inject({ method: 'POST', url: '/things', payload, headers: { 'content-type': 'application/json', ...headers } });

  it('hands over the parsed body and the number of its bytes', async () => {
    const answer = await post('{"a": 1}');
    expect(answer.json()).toEqual({ body: { a: 1 }, rawBytes: 8 });
    expect(answer.headers['x-request-id']).toMatch(/^rq_[0-9a-f]{32}$/);
  });

  it.each([
    ['gzip', gzipSync('{"a":1}')],
    ['zstd', zstdCompressSync('{"a":1}')],
  ])('undoes %s', async (encoding, payload) => {
    expect((await post(payload, { 'content-encoding': encoding })).json()).toEqual({ body: { a: 1 }, rawBytes: 7 });
  });

  it.each<[string, string | Buffer, Record<string, string>, number, string]>([
    ['a body beyond the limit', `"${'x'.repeat(2000)}"`, {}, 413, 'payload_too_large'],
    ['a gzip bomb', gzipSync(Buffer.alloc(500_000, 32)), { 'content-encoding': 'gzip' }, 413, 'payload_too_large'],
    ['a zstd bomb', zstdCompressSync(Buffer.alloc(5_000_000, 32)), { 'content-encoding': 'zstd' }, 413, 'payload_too_large'],
    ['gzip that is none', 'nonsense', { 'content-encoding': 'gzip' }, 400, 'malformed_body'],
    ['zstd that is cut', zstdCompressSync('{"a":1}').subarray(0, 9), { 'content-encoding': 'zstd' }, 400, 'malformed_body'],
    ['an encoding that is not offered', '{}', { 'content-encoding': 'br' }, 415, 'unsupported_media_type'],
    ['an encoding named as a property of objects', '{}', { 'content-encoding': 'constructor' }, 415, 'unsupported_media_type'],
    ['two encodings', '{}', { 'content-encoding': 'gzip, gzip' }, 415, 'unsupported_media_type'],
    ['a form', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'unsupported_media_type'],
    ['plain text', '{}', { 'content-type': 'text/plain' }, 415, 'unsupported_media_type'],
    ['a type that only starts like JSON', '{}', { 'content-type': 'application/jsonx' }, 415, 'unsupported_media_type'],
    ['UTF-16 by name', '{}', { 'content-type': 'application/json; charset=utf-16' }, 415, 'unsupported_media_type'],
    ['no body', '', {}, 400, 'malformed_body'],
    ['bytes that are not UTF-8', Buffer.from([0x22, 0xc3, 0x28, 0x22]), {}, 400, 'malformed_body'],
    ['a trailing comma', '{"a":1,}', {}, 400, 'malformed_body'],
    ['__proto__', '{"a":{"__proto__":{"b":1}}}', {}, 400, 'malformed_body'],
    ['__proto__ in escapes', '{"\\u005f_proto__":{}}', {}, 400, 'malformed_body'],
    ['constructor.prototype', '{"constructor":{"prototype":{}}}', {}, 400, 'malformed_body'],
    ['deep nesting', '['.repeat(9) + ']'.repeat(9), {}, 400, 'malformed_body'],
  ])('refuses %s', async (_name, payload, headers, status, code) => {
    const answer = await post(payload, headers);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(answer.json()).toMatchObject({ status, code, request_id: answer.headers['x-request-id'] });
    expect(answer.statusCode).toBe(status);
  });

  it('takes nesting up to the limit, brackets inside strings not counted', async () => {
    expect((await post(`${'['.repeat(8)}"[[[{{{\\"["${']'.repeat(8)}`)).statusCode).toBe(201);
  });

  it('points at every string with NUL or half a surrogate pair, and lets the escaped text of one pass', async () => {
    const answer = await post('{"a":"x\\u0000","b":["\\ud800"],"c/d":"\\uDC00!","fine":"\\\\u0000 \\ud83d\\ude00"}');
    expect(answer.statusCode).toBe(422);
    expect(answer.json<{ errors: { pointer: string }[] }>().errors.map(({ pointer }) => pointer)).toEqual(['/a', '/b/0', '/c~1d']);
  });

  it('answers 404 for no route, 405 with Allow for another method, 400 for an address that is not one', async () => {
    expect((await app.inject('/nothing')).json()).toMatchObject({ code: 'not_found' });
    const other = await app.inject({ method: 'DELETE', url: '/things/42?x=1' });
    expect([other.statusCode, other.headers['allow'], other.json<{ code: string }>().code]).toEqual([405, 'GET, HEAD', 'method_not_allowed']);
    expect((await app.inject('/things/%zz')).json()).toMatchObject({ code: 'malformed_id' });
    expect((await app.inject(`/things/${'9'.repeat(2000)}`)).statusCode).toBeLessThan(500);
  });

  it('carries Retry-After in whole seconds', async () => {
    const answer = await app.inject('/things/busy');
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([429, '2']);
  });

  it('says nothing of a fault of its own', async () => {
    const answer = await app.inject('/things/broken');
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('secret');
    expect(answer.json()).toMatchObject({ code: 'internal' });
  });

  it('rejects with the reason when a part cannot be made, also after schemas were asked for', async () => {
    const broken = {
      provide: 'engine',
      useFactory: () => {
        componentSchemas(Problem);
        throw new Error('no engine');
      },
    };

    @Module({ providers: [broken] })
    class BrokenModule {}

    const options = { name: 'test', configs: [], env: { PROVENANCE_LOG_LEVEL: 'silent' } };
    await expect(createHttpApp(BrokenModule, options)).rejects.toThrow('no engine');
  });

  it('answers bytes that are not HTTP with a problem', async () => {
    const port = (app.getHttpServer().address() as { port: number }).port;
    const socket = connect(port, '127.0.0.1');
    socket.write('GARBAGE\r\n\r\n');
    const [bytes] = (await once(socket, 'data')) as [Buffer];
    expect(bytes.toString()).toMatch(/^HTTP\/1\.1 400 [^]*application\/problem\+json[^]*malformed_body/);
    socket.destroy();
  });

  it('says of a request that does not come to its end that it was late', async () => {
    const server = app.getHttpServer();
    const socket = connect((server.address() as { port: number }).port, '127.0.0.1');
    const [accepted] = (await once(server, 'connection')) as unknown[];
    // What Node says once the request timeout has passed.
    server.emit('clientError', Object.assign(new Error('late'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), accepted);
    const [bytes] = (await once(socket, 'data')) as [Buffer];
    expect(bytes.toString()).toContain('not sent in time');
    socket.destroy();
  });

  it('shows each request in /metrics under its route, not its address', async () => {
    await app.inject('/things/42');
    const text = (await app.inject('/metrics')).body;
    expect(text).toMatch(/provenance_http_request_duration_seconds_count\{method="GET",route="\/things\/:id",status="200"\} \d/);
    expect(text).toMatch(/provenance_build_info\{service="test",version="[^"]+",node="v24[^"]*"\} 1/);
  });

  it('answers health by its probes, with the reason', async () => {
    const registry = app.get(HealthRegistry);
    expect((await app.inject('/healthz')).json()).toEqual({ status: 'ok', checks: {} });
    registry.add('ready', 'store', () => 'away');
    registry.add('ready', 'queue', () => Promise.reject(new Error('broken')));
    registry.add('live', 'workers', () => undefined);
    const ready = await app.inject('/readyz');
    expect([ready.statusCode, ready.json()]).toEqual([503, { status: 'unavailable', checks: { store: 'away', queue: 'broken' } }]);
    expect((await app.inject('/healthz')).json()).toEqual({ status: 'ok', checks: { workers: 'ok' } });
  });
});
