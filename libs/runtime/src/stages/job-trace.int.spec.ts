import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Module } from '@nestjs/common';
import { deriveId } from '@provenance/domain';
import { startRedis } from '@provenance/embedded';
import { BullAnalysisFlows, PermanentError, type StageHandler, type StageQueues } from '@provenance/queue';
import { createHttpApp } from '@provenance/service';
import { AnalysisStore, untilReady, type RedisClient } from '@provenance/store';
import { QueuesModule, STAGE_QUEUES } from '../queues/queues.module.ts';
import { RedisConfig } from '../store/redis.config.ts';
import { RetentionConfig } from '../store/retention.config.ts';
import { STORE_REDIS } from '../store/store.module.ts';
import { receivedRecord } from './received-record.fixture.ts';
import { StagesModule } from './stages.module.ts';

const POISON = deriveId('an', 'poison');
const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';

const cleanUp: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const part of cleanUp.splice(0)) await part();
});

it('sends the span of a job in the trace of its analysis, one that fails as an error, and none of what idle workers do', async () => {
  const received: string[] = [];
  const collector = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.url === '/v1/traces') received.push(Buffer.concat(chunks).toString());
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await once(collector.listen(0, '127.0.0.1'), 'listening');
  const redis = await startRedis();
  // Also when the test fails: what is left open would keep jest.
  cleanUp.push(async () => {
    await redis.stop();
    collector.close();
    collector.closeAllConnections();
  });
  const ran: string[] = [];
  const worked = Promise.withResolvers<void>();
  const handler: StageHandler = {
    stage: 'enrich',
    async run(id) {
      ran.push(id);
      if (ran.length === 2) worked.resolve();
      if (id === POISON) throw new PermanentError('poison');
      return { status: 'completed' };
    },
  };
  const stages = StagesModule.running({
    stages: ['enrich'],
    inject: [],
    useFactory: () => ({ handlers: [handler], concurrency: {} }),
  });

  @Module({ imports: [stages, QueuesModule] })
  class EnrichProcess {}

  const env = {
    PROVENANCE_REDIS_URL: redis.url,
    PROVENANCE_LOG_LEVEL: 'silent',
    PROVENANCE_OTEL_ENABLED: 'true',
    PROVENANCE_OTEL_EXPORTER: 'otlp',
    PROVENANCE_OTEL_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
  };
  const app = await createHttpApp(EnrichProcess, { name: 'enrich-worker', configs: [RedisConfig, RetentionConfig], env });
  cleanUp.unshift(() => app.close());
  await app.init();
  const queues = app.get<StageQueues>(STAGE_QUEUES, { strict: false });
  await Promise.all([untilReady(queues.redis), untilReady(app.get<RedisClient>(STORE_REDIS, { strict: false }))]);
  const ids = [deriveId('an', 'trace'), POISON];
  for (const id of ids) await app.get(AnalysisStore, { strict: false }).accept({ record: receivedRecord(id), body: Buffer.from('{}') });
  const trace = JSON.stringify({ traceparent: `00-${TRACE_ID}-b7ad6b7169203331-01` });
  await new BullAnalysisFlows(queues).startMany(ids.map((analysisId) => ({ analysisId, contents: 'brought', trace })));
  await worked.promise;
  // What is left to send goes out with the end.
  await cleanUp.shift()?.();

  const spans = received.flatMap((body) => [...body.matchAll(/"traceId":"(\w+)"[^{}]*?"name":"([^"]+)"/g)].map(([, id, name]) => [id, name]));
  expect(spans).toEqual(Array(2).fill([TRACE_ID, 'process enrich']));
  // https://opentelemetry.io/docs/specs/otel/trace/api/#set-status: 2 is an error.
  expect(received.flatMap((body) => [...body.matchAll(/"status":\{"code":(\d)/g)].map(([, code]) => code)).sort()).toEqual(['0', '2']);
});
