import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { call, type Ran } from '../../run.fixture.ts';

let service: Server;
let asked: string[];
/** What each call is answered. */
let answers: { done: number; left: number }[];

beforeEach(async () => {
  [asked, answers] = [[], []];
  service = createServer(({ method, url }, response) => {
    asked.push(`${method} ${url}`);
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answers.shift()));
  });
  await once(service.listen(0, '127.0.0.1'), 'listening');
});

afterEach(() => void service.close());

function exports(...words: string[]): Promise<Ran> {
  return call(['admin', 'exports', ...words], { cwd: tmpdir(), env: { PROVENANCE_API_URL: `http://127.0.0.1:${(service.address() as AddressInfo).port}` } });
}

const REPLAY = 'POST /v1/admin/exports/dead-letters/replay';

it('asks for all of them until all that there were are done', async () => {
  answers = [{ done: 1_000, left: 1_200 }, { done: 1_000, left: 900 }, { done: 900, left: 0 }];
  const ran = await exports('replay', '--all');
  expect([ran.exit, ran.err, asked]).toEqual([0, '2900 back in their queue; dead letters now: 0\n', [REPLAY, REPLAY, REPLAY]]);
});

it('ends although what it sent is refused again, or somebody else was there before', async () => {
  answers = [{ done: 3, left: 2 }, { done: 2, left: 5 }];
  expect((await exports('replay', '--all', '--json')).out).toBe('{"all":5,"left":5,"done":"replay"}\n');
  answers = [{ done: 3, left: 2 }, { done: 0, left: 0 }];
  expect((await exports('drop', '--all')).err).toBe('3 gone; dead letters now: 0\n');
  expect(asked.slice(2)).toEqual(Array(2).fill('DELETE /v1/admin/exports/dead-letters'));
});

it('wants one of them, or all', async () => {
  for (const words of [[], ['an_1', '--all']]) expect((await exports('drop', ...words)).exit).toBe(2);
  expect(asked).toEqual([]);
});

it('takes a dot for no export: as a part of a path it would stand for all of them', async () => {
  for (const id of ['.', '..', '']) expect(await exports('replay', id)).toMatchObject({ exit: 2, err: expect.stringContaining(`"${id}" is no id`) });
});
