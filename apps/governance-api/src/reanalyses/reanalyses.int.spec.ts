import { deriveId, isId, waitingStages, type AnalysisRecord } from '@provenance/domain';
import { AnalysisStore } from '@provenance/store';
import { ADMIN, startGuarded, type Guarded } from '../access/guarded.fixture.ts';
import { SAMPLE_PROOF } from '../attestation/attestation.example.ts';
import { SAMPLE_DECISION, SAMPLE_DETECTION, SAMPLE_LINES, SAMPLE_RECORD } from '../examples/sample-analysis.ts';

const HEAD = 'e'.repeat(40);
const AT = SAMPLE_RECORD.updated_at;

let guarded: Guarded;
let store: AnalysisStore;

beforeAll(async () => {
  guarded = await startGuarded();
  store = guarded.app.get(AnalysisStore, { strict: false });
});

afterAll(() => guarded.close());

async function accepted(name: string): Promise<string> {
  const record: AnalysisRecord = { ...SAMPLE_RECORD, analysis_id: deriveId('an', name), status: 'received', created_at: AT, stages: waitingStages() };
  delete record.findings_total;
  await store.accept({ record, body: Buffer.from('{}') });
  return record.analysis_id;
}

async function completed(name: string): Promise<string> {
  const id = await accepted(name);
  await store.saveLines(id, SAMPLE_LINES);
  await store.saveDetection(id, SAMPLE_DETECTION);
  await store.saveDecision(id, { ...SAMPLE_DECISION, analysis_id: id }, SAMPLE_PROOF);
  await store.dropBody(id);
  await store.complete(id, AT, { findings_total: 1, facts: [] });
  return id;
}

const ask = async (id: string, { bearer = ADMIN, key }: { bearer?: string; key?: string } = {}) => {
  const headers = { authorization: `Bearer ${bearer}`, ...(key !== undefined && { 'idempotency-key': key }) };
  const answer = await guarded.app.inject({ method: 'POST', url: `/v1/admin/analyses/${id}/reanalyse`, headers });
  const recorded = await guarded.recorded(answer.headers['x-request-id'] as string);
  return { status: answer.statusCode, retryAfter: answer.headers['retry-after'], recorded, body: answer.json<Record<string, string>>() };
};

describe('POST /v1/admin/analyses/{id}/reanalyse', () => {
  it('starts another analysis, once for a key, and the trail names both', async () => {
    const id = await completed('completed');
    const [first, second] = [await ask(id, { key: 'one' }), await ask(id, { key: 'one' })];
    const { analysis_id } = first.body;
    expect([isId('an', analysis_id!), analysis_id === id]).toEqual([true, false]);
    expect([first.status, first.body]).toEqual([202, { analysis_id, of: id, from: 'results', repeated: false, status_url: expect.stringMatching(new RegExp(`/v1/analysis/${analysis_id}$`)) as string }]);
    expect([second.status, second.body]).toEqual([202, { ...first.body, repeated: true }]);
    expect(first.recorded).toMatchObject({ actor: 'admin-token', action: 'POST /v1/admin/analyses/:id/reanalyse', target: `/v1/admin/analyses/${id}/reanalyse ${analysis_id}`, outcome: 'done' });
  });

  it.each<[string, number, string, () => Promise<string>]>([
    ['that is none', 400, 'malformed_id', async () => 'nonsense'],
    ['that nobody knows', 404, 'not_found', async () => deriveId('an', 'never')],
    ['that still runs', 409, 'not_finished', () => accepted('running')],
    ['that a newer push has ended', 409, 'superseded', async () => {
      const id = await accepted('superseded');
      await store.supersede(id, HEAD, AT);
      return id;
    }],
    ['of which nothing is left', 410, 'content_gone', async () => {
      const id = await accepted('gone');
      await store.fail(id, { stage: 'detect', reason: 'x' }, AT);
      await store.dropBody(id);
      return id;
    }],
  ])('refuses one %s with %d, and the trail says so', async (_name, status, code, make) => {
    const answer = await ask(await make());
    expect([answer.status, answer.body['code'], answer.recorded?.outcome]).toEqual([status, code, 'failed']);
    expect(answer.retryAfter).toBe(code === 'not_finished' ? '5' : undefined);
  });

  it('is for admins alone, and takes no key that is none', async () => {
    const id = await completed('of an admin');
    const { text } = await guarded.tokenOf(['analysis:write', 'analysis:read']);
    expect(await ask(id, { bearer: text })).toMatchObject({ status: 403, recorded: { outcome: 'refused' } });
    expect(await ask(id, { key: 'two words' })).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
    expect((await store.get(id))?.replaced_by).toBeUndefined();
  });
});
