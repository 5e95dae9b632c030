import { startReads, type Reads } from '../reads.fixture.ts';
import { SAMPLE_DETECTION, SAMPLE_LINES } from '../examples/sample-analysis.ts';
import { DECISION_EXAMPLE, FINDINGS_EXAMPLE, LINES_EXAMPLE } from './results.example.ts';

let reads: Reads;

beforeEach(async () => {
  reads = await startReads();
});

afterEach(() => reads.app.close());

async function get(path: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(`${reads.base}/v1/analysis/${path}`);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const plain = (value: object): unknown => JSON.parse(JSON.stringify(value));

describe('the results of an analysis', () => {
  it.each([
    ['decision', DECISION_EXAMPLE],
    ['findings', FINDINGS_EXAMPLE],
    ['lines', LINES_EXAMPLE],
  ])('are at /%s as the documented example says', async (name, example) => {
    const id = await reads.accept();
    await reads.finish(id);
    expect(await get(`${id}/${name}`)).toEqual({ status: 200, body: plain(example) });
  });

  it.each(['decision', 'findings', 'lines'])('are not there yet at /%s: 409 with its code', async (name) => {
    const id = await reads.accept();
    expect(await get(`${id}/${name}`)).toMatchObject({ status: 409, body: { code: 'not_finished' } });
    await reads.store.fail(id, { stage: 'detect', reason: 'The engine is missing' }, '2026-03-02T09:15:09.000Z');
    expect(await get(`${id}/${name}`)).toMatchObject({
      status: 409,
      body: { code: 'analysis_failed', detail: 'detect failed: The engine is missing' },
    });
  });

  it.each(['decision', 'findings', 'lines'])('of an unknown analysis are not found at /%s', async (name) => {
    expect(await get(`an_${'0'.repeat(32)}/${name}`)).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect(await get(`an_0/${name}`)).toMatchObject({ status: 400, body: { code: 'malformed_id' } });
  });

  it('have expired when only the record is left', async () => {
    const id = await reads.accept();
    await reads.store.complete(id, '2026-03-02T09:15:09.000Z', { findings_total: 0, facts: [] });
    expect(await get(`${id}/decision`)).toMatchObject({ status: 404, body: { detail: expect.stringContaining('expired') } });
  });

  it('show findings without their authors while the lines are not attributed', async () => {
    const id = await reads.accept();
    await reads.store.saveDetection(id, SAMPLE_DETECTION);
    const { body } = await get(`${id}/findings`);
    expect(body['items']).toEqual(plain(SAMPLE_DETECTION.findings));
  });
});

describe('pages', () => {
  async function withLines(count: number): Promise<string> {
    const id = await reads.accept();
    await reads.store.saveLines(id, Array.from({ length: count }, (_, at) => ({ ...SAMPLE_LINES[0]!, line_number: at + 1 })));
    return id;
  }

  it.each([
    [0, 1],
    [1, 3],
    [3, 3],
    [7, 3],
  ])('of %i lines, %i at a time, hold each line once and in order', async (count, limit) => {
    const id = await withLines(count);
    const seen: number[] = [];
    let cursor: unknown;
    do {
      const { body } = await get(`${id}/lines?limit=${limit}${cursor === undefined ? '' : `&cursor=${String(cursor)}`}`);
      expect(body['total']).toBe(count);
      seen.push(...(body['items'] as { line_number: number }[]).map(({ line_number }) => line_number));
      cursor = body['next_cursor'];
    } while (cursor !== undefined);
    expect(seen).toEqual(Array.from({ length: count }, (_, at) => at + 1));
  });

  it('name every fault of the query', async () => {
    const id = await withLines(1);
    for (const query of ['limit=0&cursor=x', 'limit=1001&cursor=-1', 'limit=1e2&cursor=', 'limit=1&limit=2&cursor=99999999999999999999']) {
      const { status, body } = await get(`${id}/lines?${query}`);
      expect([status, (body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer)]).toEqual([422, ['?limit', '?cursor']]);
    }
  });

  it('are empty behind the end', async () => {
    const id = await withLines(2);
    expect((await get(`${id}/lines?cursor=50`)).body).toEqual({ analysis_id: id, total: 2, items: [] });
  });
});
