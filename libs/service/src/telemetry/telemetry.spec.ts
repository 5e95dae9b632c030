import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { diag, trace } from '@opentelemetry/api';
import { Controller, Get, Module } from '@nestjs/common';
import { TelemetryConfig } from '../config/telemetry.config.ts';
import { createHttpApp } from '../http/create-http-app.ts';
import type { Logger } from '../log/logger.ts';
import { Metrics } from '../metrics/metrics.ts';
import { startTelemetry, Telemetry } from './telemetry.ts';

const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';

let inHandler: string | undefined;

@Controller('traced')
class TracedController {
  @Get()
  read() {
    inHandler = trace.getActiveSpan()?.spanContext().traceId;
    return {};
  }
}

@Module({ controllers: [TracedController] })
class TracedModule {}

describe('telemetry by OTLP', () => {
  let collector: Server;
  const received: { url: string; body: string; authorization: string | undefined }[] = [];

  beforeAll(async () => {
    collector = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        received.push({ url: request.url ?? '', body: Buffer.concat(chunks).toString(), authorization: request.headers.authorization });
        response.setHeader('content-type', 'application/json').end('{}');
      });
    }).listen(0, '127.0.0.1');
    await once(collector, 'listening');
  });

  afterAll(async () => {
    collector.close();
    collector.closeAllConnections();
    await once(collector, 'close');
  });

  it('continues the trace of the caller in the handler and sends span and metrics before the process ends', async () => {
    const { port } = collector.address() as AddressInfo;
    const env = {
      PROVENANCE_LOG_LEVEL: 'silent',
      PROVENANCE_OTEL_ENABLED: 'true',
      PROVENANCE_OTEL_EXPORTER: 'otlp',
      PROVENANCE_OTEL_OTLP_ENDPOINT: `http://127.0.0.1:${port}/`,
      PROVENANCE_OTEL_OTLP_HEADERS: 'authorization=Bearer%20t0ken',
    };
    const app = await createHttpApp(TracedModule, { name: 'test', configs: [], env });
    await app.init();
    let reads = 0;
    app.get(Metrics).observe('provenance_store_memory_bytes', () => {
      reads++;
      return [];
    });
    await app.get(Telemetry).scrape();
    await app.inject({ url: '/traced', headers: { traceparent: `00-${TRACE_ID}-b7ad6b7169203331-01` } });
    for (const url of ['/metrics', '/healthz', '/readyz']) await app.inject({ url });
    expect(reads).toBe(2);
    await app.close();
    expect(inHandler).toBe(TRACE_ID);
    // What gauges are read from is closed by then.
    expect(reads).toBe(2);
    const sent = (path: string) => received.filter(({ url }) => url === path).map(({ body }) => body).join('');
    expect(sent('/v1/traces')).toContain(TRACE_ID);
    // Of those who ask all day there is none.
    expect([...sent('/v1/traces').matchAll(/"name":"(GET [^"]+)"/g)].map(([, name]) => name)).toEqual(['GET /traced']);
    expect(sent('/v1/metrics')).toContain('provenance_http_request_duration_seconds');
    expect(new Set(received.map(({ authorization }) => authorization))).toEqual(new Set(['Bearer t0ken']));
  });

  it('tells the log what it cannot send, and ends all the same', async () => {
    const config = new TelemetryConfig();
    Object.assign(config, { enabled: true, exporter: 'otlp', otlpEndpoint: 'http://127.0.0.1:1' });
    const said: unknown[] = [];
    const log = { warn: ({ err }: { err: Error & { code?: string } }, text: string) => void said.push([text, err.message, err.code, trace.getActiveSpan()]) } as unknown as Logger;
    const telemetry = startTelemetry('test', config, { host: '127.0.0.1', log });
    await trace.getTracer('test').startActiveSpan('of somebody else', async (span) => {
      diag.error('Export failed', new Error('ECONNREFUSED'));
      // As OpenTelemetry's own handler of errors has it.
      diag.error(JSON.stringify({ stack: 'Error: Not Found\n    at here', message: 'Not Found', name: 'OTLPExporterError', code: '404' }));
      diag.warn('Queue is full', 7);
      span.end();
    });
    await telemetry.shutdown();
    expect(said).toEqual(expect.arrayContaining([
      ['telemetry', 'ECONNREFUSED', undefined, undefined],
      ['telemetry', 'Not Found', '404', undefined],
      ['telemetry', 'Queue is full 7', undefined, undefined],
    ]));
  });
});

it('has an exporter for Prometheus that others reach, where the process listens at every address', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port: prometheusPort } = taken.address() as AddressInfo;
  taken.close();
  await once(taken, 'close');
  const config = Object.assign(new TelemetryConfig(), { enabled: true, exporter: 'prometheus', prometheusPort } as const);
  const telemetry = startTelemetry('test', config, { host: '::', log: { warn: () => undefined } as unknown as Logger });
  const [address = '127.0.0.1'] = Object.values(networkInterfaces()).flatMap((each) => each!.filter(({ family, internal }) => family === 'IPv4' && !internal).map((one) => one.address));
  let answer: Response | undefined;
  while (answer === undefined) answer = await fetch(`http://${address}:${prometheusPort}/metrics`).catch(() => undefined);
  expect(answer.status).toBe(200);
  await telemetry.shutdown();
});
