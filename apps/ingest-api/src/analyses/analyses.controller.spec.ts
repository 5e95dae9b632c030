import { createHash } from 'node:crypto';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { Module, type DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { parseSubmission } from '@provenance/contracts';
import { ProvenanceError } from '@provenance/domain';
import { AnalysisFlows, InMemoryAnalysisFlows } from '@provenance/queue';
import { OpenAccessModule } from '@provenance/runtime';
import { createHttpApp, openApiDocument } from '@provenance/service';
import { AnalysisStore, InMemoryAnalysisStore, InMemoryOpenLedger, OpenLedger } from '@provenance/store';
import { IngestConfig } from '../ingest.config.ts';
import { AnalysesModule } from './analyses.module.ts';
import { FlowStarter } from './flow-starter.ts';
import { SUBMISSION_EXAMPLES } from './submit-analysis.examples.ts';

@Module({})
class Fakes {}

describe('POST /v1/analysis', () => {
  let ledger: InMemoryOpenLedger;
  let store: InMemoryAnalysisStore;
  let flows: InMemoryAnalysisFlows;
  let app: NestFastifyApplication;

  beforeEach(async () => {
    ledger = new InMemoryOpenLedger();
    store = new InMemoryAnalysisStore(ledger);
    flows = new InMemoryAnalysisFlows();
    const providers = [
      { provide: OpenLedger, useValue: ledger },
      { provide: AnalysisStore, useValue: store },
      { provide: AnalysisFlows, useValue: flows },
    ];
    const fakes: DynamicModule = { module: Fakes, providers, exports: providers.map(({ provide }) => provide) };
    const env = {
      PROVENANCE_LOG_LEVEL: 'silent',
      PROVENANCE_SERVICE_BASE_URL: 'https://prov.example.com/',
      PROVENANCE_INGEST_MAX_QUEUE_DEPTH: '5',
    };
    app = await createHttpApp(AnalysesModule.over(OpenAccessModule, fakes), { name: 'ingest-api', configs: [IngestConfig], env });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });

  afterEach(() => app.close());

  const example = SUBMISSION_EXAMPLES.changed_lines.value;
  const post = async (body: unknown, headers: Record<string, string> = {}) => {
    const answer = await app.inject({
      method: 'POST',
      url: '/v1/analysis',
      payload: Buffer.isBuffer(body) ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
    await app.get(FlowStarter, { strict: false }).settled();
    return answer;
  };
  const idOf = (answer: { json(): unknown }) => (answer.json() as { analysis_id: string }).analysis_id;

  it.each(Object.entries(SUBMISSION_EXAMPLES))('accepts the documented example %s', async (_name, { value }) => {
    const answer = await post(value);
    expect(answer.statusCode).toBe(202);
    const id = idOf(answer);
    expect(answer.json()).toEqual({
      analysis_id: expect.stringMatching(/^an_[0-9a-f]{32}$/),
      status: 'received',
      status_url: `https://prov.example.com/v1/analysis/${id}`,
    });
    expect(answer.headers['location']).toBe(`https://prov.example.com/v1/analysis/${id}`);
    expect(flows.started.has(id)).toBe(true);
  });

  it('keeps the record and the very bytes, which the stages can read', async () => {
    const bytes = Buffer.from(JSON.stringify(example, null, 2));
    const id = idOf(await post(bytes));
    expect(await store.get(id)).toMatchObject({
      repo: 'acme/shop',
      pr_number: '42',
      base_sha: 'abc123',
      head_sha: 'def456',
      branch: 'feature/checkout-hardening',
      metadata: { attestation_url: 'https://evidence.example.com/claims/123' },
      line_count: 1,
      has_files: false,
      body_sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    const body = (await store.body(id))!;
    expect(body.equals(bytes)).toBe(true);
    expect(parseSubmission(body).lines).toEqual([example.provenance_data.changed_lines[0]]);
  });

  it('counts the lines of a diff, and says when files were brought', async () => {
    const id = idOf(await post(SUBMISSION_EXAMPLES.diff.value));
    expect(await store.get(id)).toMatchObject({ line_count: 1, has_files: true, pr_number: '42' });
    expect(flows.started.get(id)).toBe('brought');
  });

  it('answers a repeat with the first analysis and starts nothing', async () => {
    const first = idOf(await post(example));
    flows.started.clear();
    const bytes = Buffer.from(JSON.stringify(example));
    for (const again of [post(bytes), post(gzipSync(bytes), { 'content-encoding': 'gzip' }), post(zstdCompressSync(bytes), { 'content-encoding': 'zstd' })]) {
      expect(idOf(await again)).toBe(first);
    }
    expect(flows.started.size).toBe(0);
  });

  it('takes another head, number, repository or body for another analysis', async () => {
    const bodies = [example, { ...example, head_sha: 'fff' }, { ...example, pr_number: 43 }, { ...example, repo: 'acme/web' }, { ...example, branch: 'x' }];
    const ids = await Promise.all(bodies.map(async (body) => idOf(await post(body))));
    expect(new Set(ids).size).toBe(bodies.length);
  });

  it('follows the Idempotency-Key: the same body repeats, another conflicts, another repository is another key', async () => {
    const key = { 'idempotency-key': 'run-1' };
    const first = idOf(await post(example, key));
    expect(idOf(await post(example, key))).toBe(first);
    expect(idOf(await post(example))).not.toBe(first);
    const conflict = await post({ ...example, head_sha: 'fff' }, key);
    expect([conflict.statusCode, conflict.json<{ code: string }>().code]).toEqual([422, 'idempotency_conflict']);
    expect(idOf(await post({ ...example, repo: 'acme/web' }, key))).not.toBe(first);
    const bad = await post(example, { 'idempotency-key': 'a b' });
    expect(bad.json()).toMatchObject({ status: 422, errors: [{ pointer: 'header:idempotency-key' }] });
  });

  it('says what it expected', async () => {
    const answer = await post({ ...example, repo: 'x', pr_number: 1.5, branch: 7, head_sha: undefined });
    expect(answer.json()).toMatchObject({
      detail: '4 fields are not valid',
      errors: [
        { pointer: '/head_sha', detail: 'is required' },
        { pointer: '/repo', detail: 'must be {org}/{name}' },
        { pointer: '/pr_number', detail: 'must be a number, or text of 1 to 64 characters without blanks' },
        { pointer: '/branch', detail: 'must be string or null' },
      ],
    });
  });

  it('answers 429 with Retry-After when the stages have too much before them, but names faults first', async () => {
    flows.depthOverride = 5;
    const full = await post(example);
    expect([full.statusCode, full.headers['retry-after'], full.json<{ code: string }>().code]).toEqual([429, '10', 'queue_full']);
    expect((await post({ ...example, repo: 'x' })).statusCode).toBe(422);
    expect((await app.inject('/metrics')).body).toContain('provenance_queue_full_total 1');
    expect((await ledger.size(Date.now())).open).toBe(0);
  });

  it.each(['store_unavailable', 'store_full'] as const)('answers 503 when the store says %s', async (code) => {
    store.accept = () => Promise.reject(new ProvenanceError(code, 'away', { retryAfter: 5 }));
    const answer = await post(example);
    expect([answer.statusCode, answer.headers['retry-after'], answer.json<{ code: string }>().code]).toEqual([503, '5', code]);
  });

  it('has accepted what is stored, also when its flow cannot be added now', async () => {
    flows.startMany = () => Promise.reject(new ProvenanceError('store_unavailable', 'away'));
    const answer = await post(example);
    expect(answer.statusCode).toBe(202);
    // The mark of accept still stands, so that the sweeper looks within seconds.
    expect(await ledger.due(Date.now() + 10_000, 10)).toMatchObject([{ analysisId: idOf(answer) }]);
  });

  it('starts the flows of requests that come together in one go, and loses none', async () => {
    const rounds: number[] = [];
    const startMany = flows.startMany.bind(flows);
    flows.startMany = (analyses) => {
      rounds.push(analyses.length);
      return startMany(analyses);
    };
    const ids = await Promise.all(Array.from({ length: 50 }, async (_, pr_number) => idOf(await post({ ...example, pr_number }))));
    expect([...flows.started.keys()].sort()).toEqual(ids.sort());
    expect(rounds.length).toBeLessThan(50);
  });

  it('starts what it has accepted before it shuts down', async () => {
    const answer = await app.inject({ method: 'POST', url: '/v1/analysis', payload: example });
    const { started } = flows;
    flows.close = () => Promise.resolve();
    await app.close();
    expect(started.has(idOf(answer))).toBe(true);
  });

  it('leaves a started analysis to its flow for a minute', async () => {
    await post(example);
    expect(await ledger.due(Date.now() + 10_000, 10)).toEqual([]);
    expect(await ledger.due(Date.now() + 70_000, 10)).toHaveLength(1);
  });

  it('counts what it accepts', async () => {
    await post(example);
    await post(example);
    const { body } = await app.inject('/metrics');
    expect(body).toContain('provenance_analyses_accepted_total{outcome="accepted"} 1');
    expect(body).toContain('provenance_analyses_accepted_total{outcome="repeated"} 1');
    expect(body).toContain('provenance_analysis_ingestions_total 1');
  });

  it('documents itself in OpenAPI 3.1', () => {
    const document = openApiDocument(app, { version: '1.2.3' });
    expect(document.openapi).toBe('3.1.0');
    const operation = document.paths['/v1/analysis']!.post!;
    expect(Object.keys(operation.responses).sort()).toEqual(['202', '400', '401', '403', '413', '415', '422', '429', '503']);
    expect(operation.requestBody).toMatchObject({
      content: { 'application/json': { schema: { $ref: '#/components/schemas/SubmitAnalysisRequest' }, examples: { diff: {} } } },
    });
  });
});
