import type { DeadLetterQuery, DeadLetters } from '@provenance/queue';
import { startReads, type Reads } from '../reads.fixture.ts';
import { DEAD_LETTER_EXAMPLE, DEAD_LETTERS_EXAMPLE } from './dead-letter.response.ts';

const { stage, analysis_id: id } = DEAD_LETTER_EXAMPLE;
const CURSOR = `1772442991204.${stage}.${id}`;
const NONE = `an_${'0'.repeat(32)}`;

let reads: Reads;
let asked: DeadLetterQuery[];
let busy: boolean;

beforeEach(async () => {
  asked = [];
  busy = false;
  const isThere = (of: string, analysis: string): boolean => of === stage && analysis === id;
  const letters: Partial<DeadLetters> = {
    list: async (query) => {
      asked.push(query);
      return { items: [DEAD_LETTER_EXAMPLE], ...(query.limit === 1 ? { next: 'after' } : {}) };
    },
    get: async (of, analysis) => (isThere(of, analysis) ? DEAD_LETTER_EXAMPLE : undefined),
    replay: async (of, analysis) => isThere(of, analysis),
    drop: async (of, analysis) => isThere(of, analysis) && !busy,
  };
  reads = await startReads({ letters });
});

afterEach(() => reads.app.close());

const ask = (path: string, method = 'GET'): Promise<Response> => fetch(`${reads.base}/v1/admin/dead-letters${path}`, { method });

describe('dead letters', () => {
  it('are listed as the documented example says', async () => {
    expect(await (await ask('')).json()).toEqual(DEAD_LETTERS_EXAMPLE);
    expect(asked).toEqual([{ limit: 100 }]);
  });

  it('are listed by stage and page', async () => {
    expect(await (await ask(`?stage=decide&limit=1&cursor=${CURSOR}`)).json()).toMatchObject({ next_cursor: 'after' });
    expect(asked).toEqual([{ stage: 'decide', limit: 1, cursor: CURSOR }]);
  });

  it('are shown, replayed and dropped', async () => {
    expect(await (await ask(`/${stage}/${id}`)).json()).toEqual(DEAD_LETTER_EXAMPLE);
    expect((await ask(`/${stage}/${id}/replay`, 'POST')).status).toBe(204);
    expect((await ask(`/${stage}/${id}`, 'DELETE')).status).toBe(204);
  });

  it('cannot be dropped while another job of the analysis runs', async () => {
    busy = true;
    const answer = await ask(`/${stage}/${id}`, 'DELETE');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([409, '5']);
  });

  it('names every fault of a query', async () => {
    const { errors } = (await (await ask('?stage=foo&limit=abc&cursor=xx&state=dead')).json()) as { errors: { pointer: string }[] };
    expect(errors.map(({ pointer }) => pointer)).toEqual(['?stage', '?limit', '?cursor', '?state']);
  });

  it.each([
    ['GET', `/detect/${NONE}`, 404],
    ['POST', `/detect/${NONE}/replay`, 404],
    ['DELETE', `/detect/${NONE}`, 404],
    ['GET', `/nonsense/${id}`, 404],
    ['POST', '/detect/an_1/replay', 400],
    ['GET', '?stage=nonsense', 422],
    ['GET', '?status=failed', 422],
    ['GET', '?stage=detect&stage=enrich', 422],
    ['GET', '?limit=0', 422],
    ['GET', '?cursor=before', 422],
    ['GET', `?cursor=${CURSOR}&cursor=${CURSOR}`, 422],
  ])('answer %s %s with %i', async (method, path, code) => {
    expect((await ask(path, method)).status).toBe(code);
  });
});
