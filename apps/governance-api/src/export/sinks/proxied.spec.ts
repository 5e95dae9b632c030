import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const APP = resolve(import.meta.dirname, '../../..');

/** A proxy that opens no way, and keeps what it was asked for. */
class RefusingProxy {
  readonly asked: string[] = [];
  readonly users = new Set<string | undefined>();
  readonly #server: Server = createServer();

  static async start(): Promise<RefusingProxy> {
    const proxy = new RefusingProxy();
    proxy.#server.on('connect', ({ url, headers }, socket) => {
      proxy.asked.push(String(url));
      proxy.users.add(headers['proxy-authorization']);
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
    await once(proxy.#server.listen(0, '127.0.0.1'), 'listening');
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    await once(this.#server.close(), 'close');
  }
}

let proxy: RefusingProxy;
beforeEach(async () => {
  proxy = await RefusingProxy.start();
});
afterEach(() => proxy.stop());

const SET_UP = `
  const { createHttpApp, ProxyConfig } = await import('@provenance/service');
  const app = await createHttpApp({ module: class {} }, { name: 'test', configs: [ProxyConfig] });`;

/** Runs a module in a process with the settings that the chart gives for a proxy. */
async function run(script: string): Promise<void> {
  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    PROVENANCE_LOG_LEVEL: 'silent',
    PROVENANCE_PROXY_URL: proxy.url,
    PROVENANCE_PROXY_CREDENTIALS: 'svc:Pa%2Fss%231$&$$',
    PROVENANCE_PROXY_EXCEPTIONS: '.svc,Corp.example,[fd00::1]',
  };
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', `${SET_UP}${script}; await app.close();`], { cwd: APP, env });
}

const SNOWFLAKE = (host: string): string => `
  const { SqlApi } = await import('./src/export/sinks/snowflake/sql-api.ts');
  await new SqlApi({ url: 'https://${host}', database: 'D', schema: 'S', warehouse: 'W', authorize: () => ({}) }).run('SELECT 1', []).catch(() => {});`;

const OTEL = (endpoint: string): string => `
  const { OtelSink } = await import('./src/export/sinks/otel/otel-sink.ts');
  const row = { event_type: 'analysis_metrics', occurred_at: '2026-01-01T00:00:00Z', payload: {} };
  await new OtelSink({ endpoint: '${endpoint}', headers: {}, timeoutMs: 2000 }).write([row]).catch(() => {});`;

/** As libraries do that are older than fetch. */
const HTTPS = (host: string): string => `
  const { get } = await import('node:https');
  await new Promise((end) => get('https://${host}', end).on('error', end));`;

const CLICKHOUSE = `
  const { ClickHouseServer } = await import('./src/clickhouse/clickhouse-server.ts');
  await (await ClickHouseServer.open({ url: 'https://127.0.0.1:9' })).run('SELECT 1').catch(() => {});`;

// The chart's policies go by it: provenance.exportWays in helm/provenance/templates/_addresses.tpl.
it.each([
  ['Snowflake by the proxy', SNOWFLAKE('acme-tried.snowflakecomputing.com'), ['acme-tried.snowflakecomputing.com:443']],
  ['a collector over https by the proxy', OTEL('https://otlp.example.com'), ['otlp.example.com:443']],
  ['a collector over http without it', OTEL('http://127.0.0.1:9'), []],
  ['a host that is an exception without it', OTEL('https://collector.monitoring.svc'), []],
  ['a host below an exception without it', OTEL('https://collector.corp.example'), []],
  ['a host that ends like an exception by the proxy', OTEL('https://notcorp.example'), ['notcorp.example:443']],
  ['what node:https asks, by the proxy', HTTPS('keys.example.com'), ['keys.example.com:443']],
  ['what node:https asks below an exception without it', HTTPS('keys.corp.example'), []],
  ['an address of IPv6 that is an exception without it', OTEL('https://[fd00::1]:9'), []],
  ['another one by the proxy', HTTPS('[fd00::2]'), ['[fd00::2]:443']],
  ['what node:https asks of such an address without it', HTTPS('[fd00::1]:9'), []],
  ['ClickHouse without it', CLICKHOUSE, []],
])('sends rows to %s', async (_where, script, asked) => {
  await run(script);
  expect(proxy.asked).toEqual(asked);
  expect([...proxy.users]).toEqual(asked.length === 0 ? [] : [`Basic ${Buffer.from('svc:Pa/ss#1$&$$').toString('base64')}`]);
});
