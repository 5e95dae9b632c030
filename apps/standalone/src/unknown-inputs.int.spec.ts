import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiDescription } from './describe.ts';
import { startStandalone, type Standalone } from './standalone.ts';

interface Parameter {
  name: string;
  in: string;
  schema: { pattern?: string; enum?: string[]; example?: string };
  example?: string;
}

interface Operation {
  parameters?: Parameter[];
  'x-open'?: true;
}

const { paths } = (await apiDescription('1')) as { paths: Record<string, Record<string, Operation>> };

const ROUTES = Object.entries(paths)
  .flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path: addressOf(path, operation), operation })))
  .filter(({ operation }) => operation['x-open'] !== true);

const WRITES = ROUTES.filter(({ method }) => method !== 'GET');

/** Clients of the service before this one, and newer ones, send along what is not known here. */
const TOLERANT = 'POST /v1/analysis';

/** The path with something in each place that its route takes for possible. */
function addressOf(path: string, { parameters = [] }: Operation): string {
  return path.replace(/\{(\w+)\}/g, (_, name) => {
    const { example, schema } = parameters.find((one) => one.in === 'path' && one.name === name)!;
    return encodeURIComponent(example ?? schema.example ?? schema.enum?.[0] ?? 'some');
  });
}

describe('what a route does not know', () => {
  let data: string;
  let service: Standalone;

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'provenance-inputs-'));
    service = await startStandalone({ PROVENANCE_LOG_LEVEL: 'silent', PROVENANCE_PORT: '0', PROVENANCE_DATA_DIR: data });
  }, 120_000);

  afterAll(async () => {
    await service.close();
    await rm(data, { recursive: true });
  }, 60_000);

  /** What is answered: the status, and where the faults are. */
  async function ask(method: string, path: string, body?: string): Promise<{ status: number; pointers: string[] }> {
    const answer = await fetch(`${service.url}${path}`, { method, ...(body !== undefined && { body, headers: { 'content-type': 'application/json' } }) });
    const { errors = [] } = JSON.parse((await answer.text()) || '{}') as { errors?: { pointer: string }[] };
    return { status: answer.status, pointers: errors.map(({ pointer }) => pointer) };
  }

  it('is told apart from what is known, of every route', () => {
    expect(ROUTES.length).toBeGreaterThan(50);
    expect(WRITES.length).toBeGreaterThan(15);
  });

  it.each(ROUTES.map(({ method, path }) => [method, path]))('is refused as a parameter: %s %s', async (method, path) => {
    const body = method === 'GET' || method === 'DELETE' ? undefined : '{}';
    const { status, pointers } = await ask(method, `${path}?no_such_parameter=1`, body);
    expect(pointers).toContain('?no_such_parameter');
    expect(status).toBe(422);
  });

  it.each(WRITES.map(({ method, path }) => [method, path]))('is refused as a field: %s %s', async (method, path) => {
    const { status, pointers } = await ask(method, path, '{"no_such_field":1}');
    expect(status).toBe(422);
    const isTold = pointers.some((pointer) => pointer.endsWith('/no_such_field'));
    expect(isTold).toBe(`${method} ${path}` !== TOLERANT);
  });

  it('is let by where a body is empty, and where nothing is asked but whether all is well', async () => {
    expect(await ask('POST', '/v1/admin/rebuild-rollups', '{}')).toMatchObject({ status: 200 });
    expect(await ask('GET', '/healthz?probe=1')).toMatchObject({ status: 200 });
  });

  it('is told at once, fields and parameters alike, with what there is', async () => {
    const answer = await fetch(`${service.url}/v1/admin/rebuild-rollups?dry_run=1`, { method: 'POST', body: '{"days":3,"a/b":1}', headers: { 'content-type': 'application/json' } });
    expect(await answer.json()).toMatchObject({
      code: 'validation_failed',
      errors: [
        { pointer: '?dry_run', detail: 'is no parameter of this resource; it has none' },
        { pointer: '/days', detail: 'is not known; this takes no body' },
        { pointer: '/a~1b', detail: 'is not known; this takes no body' },
      ],
    });
  });
});
