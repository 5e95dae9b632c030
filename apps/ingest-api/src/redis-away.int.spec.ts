import { once } from 'node:events';
import { connect } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startRedis, type RedisServer } from '@provenance/embedded';
import { createHttpApp } from '@provenance/service';
import { SUBMISSION_EXAMPLES } from './analyses/submit-analysis.examples.ts';
import { INGEST_CONFIGS, IngestModule } from './ingest.module.ts';

describe('when Redis is away', () => {
  let redis: RedisServer;
  let app: NestFastifyApplication;

  const start = async (config: Record<string, string> = {}) => {
    redis = await startRedis({ config });
    const env = { PROVENANCE_REDIS_URL: redis.url, PROVENANCE_LOG_LEVEL: 'silent', PROVENANCE_AUTH: 'off' };
    app = await createHttpApp(IngestModule, { name: 'ingest-api', configs: INGEST_CONFIGS, env });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    await readyz(200);
  };

  afterEach(async () => {
    await app.close();
    await redis.stop();
  });

  const submit = (branch = 'main') =>
    app.inject({
      method: 'POST',
      url: '/v1/analysis',
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify({ ...SUBMISSION_EXAMPLES.changed_lines.value, branch }),
    });

  const readyz = async (status: number) => {
    for (;;) {
      const answer = await app.inject('/readyz');
      if (answer.statusCode === status) return answer.json<{ checks: Record<string, string> }>();
      await new Promise(setImmediate);
    }
  };

  it('answers 503 with Retry-After and is not ready; when Redis is back the same body is accepted', async () => {
    await start();
    const accepted = await submit();
    expect(accepted.statusCode).toBe(202);
    await redis.kill();
    const { checks } = await readyz(503);
    expect(Object.keys(checks).sort()).toEqual(['queue', 'store', 'writes']);
    const refused = await submit('other');
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([503, 'store_unavailable']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await app.inject('/healthz')).statusCode).toBe(200);
    expect((await app.inject('/metrics')).statusCode).toBe(200);
    redis = await startRedis({ port: redis.port });
    await readyz(200);
    expect((await submit('other')).statusCode).toBe(202);
  });

  const set = async (name: string, value: string) => {
    const socket = connect(redis.port, '127.0.0.1');
    socket.write(`CONFIG SET ${name} ${value}\r\n`);
    await once(socket, 'data');
    socket.destroy();
  };

  it('answers 503 with the reason while Redis refuses writes, stays ready to say so, and loses nothing', async () => {
    await start();
    expect((await submit()).statusCode).toBe(202);
    await set('min-replicas-to-write', '1');
    const refused = await submit('other');
    expect([refused.statusCode, refused.json()]).toEqual([503, expect.objectContaining({ code: 'store_unavailable', detail: 'The store refuses writes: NOREPLICAS Not enough good replicas to write' })]);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await readyz(200)).checks).toEqual({ store: 'ok', queue: 'ok', writes: 'refused: NOREPLICAS Not enough good replicas to write' });
    await set('min-replicas-to-write', '0');
    expect((await submit('other')).statusCode).toBe(202);
    expect((await submit()).statusCode).toBe(202);
  });

  it('answers 503 store_full when Redis takes no more', async () => {
    await start();
    await set('maxmemory', '1');
    const refused = await submit();
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([503, 'store_full']);
    expect(refused.headers['retry-after']).toBeDefined();
  });
});
