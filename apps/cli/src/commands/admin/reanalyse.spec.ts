import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { call, type Ran } from '../../run.fixture.ts';

const IDS = [1, 2, 3, 4, 5].map((number) => `an_${String(number).repeat(32)}`);

let service: Server;
/** By the id of an analysis: the problem that it is answered with. */
let faults: Record<string, { status: number; code: string; title: string }>;

beforeEach(async () => {
  faults = {};
  service = createServer(({ url = '' }, response) => {
    const id = url.split('/').at(-2)!;
    const fault = faults[id];
    if (url.startsWith('/v1/admin/dead-letters')) {
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ items: IDS.map((analysis_id) => ({ stage: 'detect', analysis_id, reason: 'x', attempts: 1, failed_at: '2026-03-02T09:00:00Z' })) }));
    } else if (fault === undefined) {
      response.writeHead(202, { 'content-type': 'application/json' }).end(JSON.stringify({ analysis_id: id, of: id, from: 'failure', repeated: false, status_url: 'x' }));
    } else {
      response.writeHead(fault.status, { 'content-type': 'application/problem+json' }).end(JSON.stringify({ type: 'x', detail: fault.title, request_id: `rq_${'0'.repeat(32)}`, ...fault }));
    }
  });
  await once(service.listen(0, '127.0.0.1'), 'listening');
});

afterEach(() => void service.close());

function reanalyse(...words: string[]): Promise<Ran> {
  return call(['admin', 'reanalyse', '--failed', ...words], { cwd: tmpdir(), env: { PROVENANCE_API_URL: `http://127.0.0.1:${(service.address() as AddressInfo).port}` } });
}

it('goes on after one that the service fails at, and names it', async () => {
  faults = { [IDS[0]!]: { status: 500, code: 'internal', title: 'The service failed' }, [IDS[3]!]: { status: 410, code: 'content_gone', title: 'It cannot be read' } };
  const ran = await reanalyse();
  expect(ran.exit).toBe(3);
  expect(ran.err.trim().split('\n')).toEqual([expect.stringMatching(`^${IDS[0]}  internal  The service failed`), expect.stringMatching(`^${IDS[3]}  content_gone  It cannot be read`)]);
  expect(ran.out.trim().split('\n').map((line) => line.split('  ')[0])).toEqual([IDS[1], IDS[2], IDS[4]]);
  const { started, refused } = JSON.parse((await reanalyse('--json')).out) as { started: { of: string }[]; refused: { of: string; code: string }[] };
  expect([started.map(({ of }) => of), refused.map(({ of, code }) => `${of} ${code}`)]).toEqual([[IDS[1], IDS[2], IDS[4]], [`${IDS[0]} internal`, `${IDS[3]} content_gone`]]);
});

it('stops where the others would be refused as well, and says what had been started', async () => {
  faults = { [IDS[2]!]: { status: 403, code: 'forbidden', title: 'The scope was taken away' } };
  const ran = await reanalyse('--json');
  expect(ran.exit).toBe(3);
  expect(ran.err).toContain(`${IDS[2]} was not started: `);
  expect(ran.err).toContain('2 more were not tried');
  expect(JSON.parse(ran.out)).toMatchObject({ started: [{ of: IDS[0] }, { of: IDS[1] }], refused: [], not_started: IDS.slice(2), error: { exit: 3 } });
});
