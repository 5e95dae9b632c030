import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startRedis, type RedisServer } from '@provenance/embedded';
import { createHttpApp } from '@provenance/service';
import { INGEST_CONFIGS, IngestModule } from '../ingest.module.ts';
import { HOSTILE_REQUESTS, LEGAL_PATHS } from './hostile-requests.fixture.ts';

/** The largest answer that a refusal may be: it never grows with the request. */
const ANSWER_LIMIT = 100_000;

describe('hostile requests', () => {
  let redis: RedisServer;
  let app: NestFastifyApplication;
  let port: number;

  beforeAll(async () => {
    redis = await startRedis();
    const env = { PROVENANCE_REDIS_URL: redis.url, PROVENANCE_LOG_LEVEL: 'silent', PROVENANCE_AUTH: 'off' };
    app = await createHttpApp(IngestModule, { name: 'ingest-api', configs: INGEST_CONFIGS, env });
    await app.listen(0, '127.0.0.1');
    port = (app.getHttpServer().address() as AddressInfo).port;
    await untilReady();
  });

  afterAll(async () => {
    await app.close();
    await redis.stop();
  });

  const post = (payload: string | Buffer, headers: Record<string, string> = {}) =>
    app.inject({ method: 'POST', url: '/v1/analysis', payload, headers: { 'content-type': 'application/json', ...headers } });

  /** Answers by the bytes of a socket: what a client that breaks HTTP sees. */
  const raw = async (...parts: string[]): Promise<string> => {
    const socket = connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    for (const part of parts) socket.write(part);
    socket.end();
    await once(socket, 'close');
    return Buffer.concat(chunks).toString('utf8');
  };

  const askRedis = async (command: string): Promise<string> => {
    const socket = connect(redis.port, '127.0.0.1');
    socket.write(`${command}\r\n`);
    const [reply] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    return reply.toString('utf8').trim();
  };

  async function untilReady(): Promise<void> {
    while ((await app.inject('/readyz')).statusCode !== 200) await new Promise(setImmediate);
  }

  /** The keys that hold submissions or work; BullMQ keeps `meta` of its queues from the start. */
  const stored = async (): Promise<string[]> => {
    const reply = await askRedis('KEYS *');
    return reply.split('\r\n').filter((text) => !/^[*$]/.test(text) && !text.endsWith(':meta'));
  };

  it('has at least a hundred in its table', () => {
    expect(HOSTILE_REQUESTS.length).toBeGreaterThanOrEqual(100);
    expect(new Set(HOSTILE_REQUESTS.map(({ name }) => name)).size).toBe(HOSTILE_REQUESTS.length);
  });

  it.each(HOSTILE_REQUESTS.map((request) => [request.name, request] as const))(
    'refuses %s',
    async (_name, { payload, headers, status, code, pointers = [] }) => {
      const answer = await post(payload, headers);
      expect(answer.json()).toMatchObject({ status, code });
      expect(answer.statusCode).toBe(status);
      expect(answer.headers['content-type']).toBe('application/problem+json');
      const named = answer.json<{ errors?: { pointer: string }[] }>().errors?.map(({ pointer }) => pointer) ?? [];
      expect(named).toEqual(expect.arrayContaining(pointers));
      expect(answer.rawPayload.byteLength).toBeLessThan(ANSWER_LIMIT);
    },
  );

  it('shows a hundred faults of a body full of them and counts the rest', async () => {
    const changed_lines = Array.from({ length: 20_000 }, () => ({ file_path: 5, line_number: 0, change_type: 'x' }));
    const answer = await post(JSON.stringify({ provenance_data: { changed_lines } }));
    const problem = answer.json<{ errors: unknown[]; errors_total: number }>();
    expect(problem.errors).toHaveLength(100);
    expect(problem.errors_total).toBe(60_004);
  });

  it('answers what breaks HTTP itself, or nothing to who has gone', async () => {
    const start = 'POST /v1/analysis HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n';
    expect(await raw('NOT HTTP AT ALL\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    expect(await raw(`${start}content-length: x\r\n\r\n`)).toMatch(/^HTTP\/1\.1 400 /);
    expect(await raw(`${start}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`)).toMatch(/^HTTP\/1\.1 400 /);
    expect(await raw(`${start}transfer-encoding: chunked\r\n\r\nzz\r\n`)).toMatch(/^(HTTP\/1\.1 400 |$)/);
    expect(await raw(`${start}content-length: 5000\r\n\r\n{"repo":"acme/shop"`)).toMatch(/^(HTTP\/1\.1 400 |$)/);
    expect(await raw(`GET /${'x'.repeat(100_000)} HTTP/1.1\r\nhost: x\r\n\r\n`)).toMatch(/^HTTP\/1\.1 4\d\d /);
  });

  it.each([
    ['GET', '/v1/analysis', 405],
    ['PUT', '/v1/analysis', 405],
    ['POST', '/v1/analysis/', 404],
    ['POST', '/v1/analysis/..%2f..%2fetc%2fpasswd', 404],
    ['GET', '/v1/../../etc/passwd', 404],
    ['POST', '/v1/%zz', 400],
  ] as const)('answers %s %s with %i', async (method, url, status) => {
    const answer = await app.inject({ method, url });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([status, 'application/problem+json']);
  });

  it('has stored nothing of all that, save that it was tried', async () => {
    // That the process is there it says again and again, whoever asks.
    expect((await stored()).filter((key) => !key.startsWith('prov:{audit}:') && key !== 'prov:{presence}')).toEqual([]);
  });

  it('is as it was for everybody else', () => {
    expect(({} as Record<string, unknown>)['admin'] ?? ({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('accepts paths that are only odd, and writes no file for any of them', async () => {
    const sandbox = mkdtempSync(join(tmpdir(), 'hostile-'));
    const canary = `canary-${randomUUID()}`;
    const paths = [...LEGAL_PATHS, canary, `${canary}/x.py`, join('x', sandbox, canary)];
    for (const [index, file_path] of paths.entries()) {
      const provenance_data = {
        changed_lines: [{ file_path, line_number: 1, change_type: 'added', content: 'x = 1' }],
        files: [{ path: file_path, content: 'x = 1\n' }],
      };
      const answer = await post(JSON.stringify({ repo: 'acme/shop', pr_number: index, base_sha: 'a', head_sha: 'b', provenance_data }));
      expect([file_path.slice(0, 50), answer.statusCode]).toEqual([file_path.slice(0, 50), 202]);
    }
    expect(await askRedis('ZCARD prov:{open}')).toBe(`:${paths.length}`);
    expect(readdirSync(sandbox)).toEqual([]);
    for (const folder of ['.', '..', tmpdir(), '/']) expect(existsSync(resolve(folder, canary))).toBe(false);
    rmSync(sandbox, { recursive: true });
  });
});
