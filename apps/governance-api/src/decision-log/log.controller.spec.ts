import fc from 'fast-check';
import { deriveId, isConsistent, leafHash, openCheckpoint, readVerificationKeys, rootFromInclusion, type InclusionProof } from '@provenance/domain';
import { startReads, type Reads } from '../reads.fixture.ts';
import { SAMPLE_DECISION } from '../examples/sample-analysis.ts';
import { Notary } from '../attestation/notary.ts';
import { LOG_EXAMPLES } from './log.example.ts';
import type { ConsistencyProofResponse, LogItemsResponse } from './log.response.ts';

const RECORDS = 300;

let reads: Reads;
const decisionId = (at: number): string => deriveId('pd', String(at));
const record = (at: number): Buffer => Buffer.from(JSON.stringify({ decision_id: decisionId(at) }));

async function get<T>(path: string): Promise<{ status: number; body: T }> {
  const answer = await fetch(`${reads.base}/v1/log/${path}`);
  return { status: answer.status, body: (await answer.json()) as T };
}

const checkpoint = async (): Promise<string> => (await fetch(`${reads.base}/v1/log/checkpoint`)).text();
const pointers = (body: unknown): string[] => (body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);
const hash = (text: string): Buffer => Buffer.from(text, 'base64');

beforeAll(async () => {
  reads = await startReads();
  for (let at = 0; at < RECORDS; at += 1) await reads.log.append(decisionId(at), record(at));
});

afterAll(() => reads.app.close());

describe('the decision log over HTTP', () => {
  it('has a head that its key has signed under its name, the same until it grows', async () => {
    const note = await checkpoint();
    const keys = readVerificationKeys(await (await fetch(`${reads.base}/v1/keys`)).text());
    expect(openCheckpoint(note, keys)).toMatchObject({ origin: 'localhost:8000/decisions', size: RECORDS });
    expect(await checkpoint()).toBe(note);
  });

  it('proves every record in logs of any size, by place and by decision', async () => {
    const { body: to } = await get<ConsistencyProofResponse>(`proof/consistency?from=${RECORDS}`);
    expect(to).toMatchObject({ from: RECORDS, to: RECORDS, hashes: [] });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: RECORDS }), fc.nat(), async (size, which) => {
        const index = which % size;
        const { body: byPlace } = await get<InclusionProof>(`proof/inclusion?leaf_index=${index}&tree_size=${size}`);
        const { body: byDecision } = await get<InclusionProof>(`proof/inclusion?decision_id=${decisionId(index)}&tree_size=${size}`);
        expect(byDecision).toEqual(byPlace);
        expect(hash(byPlace.leaf_hash)).toEqual(leafHash(record(index)));
        expect(rootFromInclusion(leafHash(Buffer.from(byPlace.entry!)), index, size, byPlace.hashes.map(hash))).toEqual(hash(byPlace.root_hash));
      }),
      { numRuns: 40 },
    );
  });

  it('proves that it only grew, between any two sizes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: RECORDS }), fc.nat({ max: RECORDS }), async (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const { body } = await get<ConsistencyProofResponse>(`proof/consistency?from=${from}&to=${to}`);
        expect(isConsistent({ size: from, root: hash(body.from_root) }, { size: to, root: hash(body.to_root) }, body.hashes.map(hash))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('lists records with their hashes and the places where they were entered', async () => {
    const { body } = await get<LogItemsResponse>('entries?start=254&end=258');
    expect(body).toEqual({
      tree_size: RECORDS,
      results_retention_days: 90,
      items: [254, 255, 256, 257].map((at) => ({ leaf_index: at, leaf_hash: leafHash(record(at)).toString('base64'), entry: record(at).toString(), entered_at_index: at })),
    });
    expect((await get<LogItemsResponse>('entries')).body.items).toHaveLength(RECORDS);
    expect((await get<LogItemsResponse>(`entries?start=${RECORDS}`)).body.items).toEqual([]);
  });

  it('names every fault of what is asked', async () => {
    const cases: [string, string[]][] = [
      ['proof/inclusion', ['?decision_id']],
      [`proof/inclusion?leaf_index=1&decision_id=${decisionId(1)}`, ['?decision_id']],
      ['proof/inclusion?leaf_index=x&tree_size=0', ['?tree_size', '?leaf_index']],
      [`proof/inclusion?leaf_index=${RECORDS}`, ['?leaf_index']],
      [`proof/inclusion?leaf_index=0&tree_size=${RECORDS + 1}`, ['?tree_size']],
      ['proof/inclusion?decision_id=pd_1', ['?decision_id']],
      ['proof/consistency', ['?from']],
      ['proof/consistency?from=2&to=1', ['?from']],
      [`proof/consistency?from=-1&to=${RECORDS + 1}`, ['?to', '?from']],
      ['entries?start=5&end=4', ['?end']],
      ['entries?start=1e2', ['?start']],
      ['entries?start=1&start=2', ['?start']],
    ];
    for (const [path, faults] of cases) {
      const { status, body } = await get(path);
      expect([path, status, pointers(body)]).toEqual([path, 422, faults]);
    }
    expect(await get(`proof/inclusion?decision_id=${deriveId('pd', 'nobody')}`)).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect(await get(`proof/inclusion?decision_id=${decisionId(10)}&tree_size=10`)).toMatchObject({ status: 404 });
  });
});

it('is as the documented examples say', async () => {
  const sample = await startReads();
  const id = await sample.accept();
  await sample.finish(id);
  await sample.app.get(Notary, { strict: false }).enter(id);
  const answer = async (path: string): Promise<string> => (await fetch(`${sample.base}/v1/log/${path}`)).text();
  expect(await answer('checkpoint')).toBe(LOG_EXAMPLES.checkpoint);
  expect(JSON.parse(await answer(`proof/inclusion?decision_id=${SAMPLE_DECISION.decision_id}`))).toEqual(LOG_EXAMPLES.inclusion);
  expect(JSON.parse(await answer('proof/consistency?from=1'))).toEqual(LOG_EXAMPLES.consistency);
  expect(JSON.parse(await answer('entries'))).toEqual(LOG_EXAMPLES.entries);
  await sample.app.close();
});

it('has nothing to prove while it is empty', async () => {
  const empty = await startReads();
  const answer = async (path: string) => (await fetch(`${empty.base}/v1/log/${path}`)).json();
  expect((await (await fetch(`${empty.base}/v1/log/checkpoint`)).text()).split('\n')[1]).toBe('0');
  expect(pointers(await answer('proof/inclusion?leaf_index=0'))).toEqual(['?leaf_index']);
  expect(await answer('entries')).toMatchObject({ tree_size: 0, items: [] });
  await empty.app.close();
});
