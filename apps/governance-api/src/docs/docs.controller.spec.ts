import type { OpenAPIObject } from '@nestjs/swagger';
import { startReads, type Reads } from '../reads.fixture.ts';
import { renderDocs } from './docs-page.ts';
import { operationsOf } from './operations.ts';

let reads: Reads;

beforeAll(async () => {
  reads = await startReads();
});

afterAll(() => reads.app.close());

const ROUTES = [
  'DELETE /v1/admin/dead-letters/{stage}/{id}',
  'GET /healthz',
  'GET /readyz',
  'GET /v1/admin/dead-letters',
  'GET /v1/admin/dead-letters/{stage}/{id}',
  'GET /v1/analysis/{id}',
  'GET /v1/analysis/{id}/decision',
  'GET /v1/analysis/{id}/events',
  'GET /v1/analysis/{id}/findings',
  'GET /v1/analysis/{id}/lines',
  'GET /v1/detectors/capabilities',
  'POST /v1/analysis',
  'POST /v1/admin/dead-letters/{stage}/{id}/replay',
];

describe('the description of the API', () => {
  async function document(): Promise<OpenAPIObject> {
    return (await (await fetch(`${reads.base}/openapi.json`)).json()) as OpenAPIObject;
  }

  it('is OpenAPI 3.1 and names every route of every process', async () => {
    const found = await document();
    expect(found.openapi).toMatch(/^3\.1\./);
    const routes = operationsOf(found).map(({ method, path }) => `${method} ${path}`);
    expect(routes.sort()).toEqual(expect.arrayContaining(ROUTES));
  });

  it('refers to nothing that it does not define', async () => {
    const found = await document();
    const names = new Set(Object.keys(found.components?.schemas ?? {}).map((name) => `#/components/schemas/${name}`));
    const refs = [...JSON.stringify(found).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref);
    expect(refs.length).toBeGreaterThan(10);
    expect(refs.filter((ref) => !names.has(ref!))).toEqual([]);
  });

  it('has an example for every answer of /v1 that has a body', async () => {
    const bare = operationsOf(await document())
      .filter(({ path }) => path.startsWith('/v1/'))
      .flatMap(({ method, path, responses }) =>
        responses.filter(({ status, examples }) => status === '200' && examples.length === 0).map(() => `${method} ${path}`),
      );
    expect(bare).toEqual([]);
  });
});

describe('the page of the API', () => {
  it('shows every route and loads nothing from anywhere', async () => {
    const answer = await fetch(`${reads.base}/docs`);
    const page = await answer.text();
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|<link|src=|@import|url\(/);
    for (const route of ROUTES) {
      expect(page).toContain(`<code>${route}</code>`);
    }
  });

  it('escapes what the description says', () => {
    const page = renderDocs({
      openapi: '3.1.0',
      info: { title: '<img src=x onerror=alert(1)>', version: '1', description: `"&'` },
      paths: { '/<b>': { get: { summary: '<i>', responses: { 200: { description: '<u>' } } } } },
      components: { schemas: {} },
    });
    expect(page).not.toMatch(/<img|<i>|<u>|\/<b>/);
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });
});
