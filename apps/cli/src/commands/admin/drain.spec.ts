import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { call, type Ran } from '../../run.fixture.ts';

/** What a service answers with: a job runs, and another operator lets the queue go on. The real one drains in admin.int.spec.ts. */
let service: Server;
let asked: string[];
const status = (paused: boolean, active: number): object => ({ queue: 'detect', paused, jobs: { waiting: 0, active, delayed: 0, failed: 0 }, oldest_job_age_seconds: 0 });
let looks: object[];

beforeEach(async () => {
  asked = [];
  service = createServer(({ method, url }, answer) => {
    asked.push(`${method} ${url}`);
    const body = method === 'POST' ? status(true, 1) : { queues: [looks.shift()], outbox: { open: 0, due: 0 }, retention: {} };
    answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await once(service.listen(0, '127.0.0.1'), 'listening');
});
afterEach(() => service.close());

const drain = (): Promise<Ran> => call(['admin', 'queues', 'drain', 'detect'], { cwd: tmpdir(), env: { PROVENANCE_API_URL: `http://127.0.0.1:${(service.address() as AddressInfo).port}` } });

it('pauses once, and looks until nothing runs', async () => {
  looks = [status(true, 1), status(true, 0)];
  expect(await drain()).toMatchObject({ exit: 0, out: expect.stringMatching(/^detect {2}paused {2}waiting 0 {2}active 0/) });
  expect(asked.filter((one) => one.startsWith('POST'))).toHaveLength(1);
});

it('does not undo that somebody else resumes the queue, and says so', async () => {
  looks = [status(false, 1)];
  expect(await drain()).toMatchObject({ exit: 3, err: expect.stringContaining('detect was resumed by somebody else while it was drained') });
  expect(asked.filter((one) => one.startsWith('POST'))).toHaveLength(1);
});
