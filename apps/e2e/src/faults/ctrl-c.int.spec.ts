import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { semgrepCorePath } from '@provenance/embedded';
import { postTo, type Status } from '../system/client.ts';
import { engineBehind } from '../system/engines.ts';
import { pullRequest } from '../system/pull-request.ts';
import { until } from '../system/until.ts';

const MAIN = join(import.meta.dirname, '../../../standalone/dist/main.js');
const ANALYSES = 8;

let dir: string;
let service: ChildProcess;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'provenance-ctrl-c-'));
});
afterEach(async () => {
  if (service.exitCode === null) {
    service.kill('SIGINT');
    await once(service, 'exit');
  }
  await rm(dir, { recursive: true });
});

/** `npm start` over the data of this test, in a group of its own, as a shell starts what a person runs. Resolves with its address. */
async function start(engine: string): Promise<string> {
  const env = { PATH: process.env['PATH'], PROVENANCE_LOG_LEVEL: 'warn', PROVENANCE_PORT: '0', PROVENANCE_DATA_DIR: join(dir, 'data'), PROVENANCE_SEMGREP_CORE_PATH: engine };
  service = spawn(process.execPath, [MAIN], { cwd: dir, env, stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  const [said] = (await once(service.stderr!.setEncoding('utf8'), 'data')) as [string];
  return /http:\/\/[\d.:]+/.exec(said)![0];
}

async function accepted(base: string, number: number): Promise<string> {
  const answer = await postTo(base, pullRequest(number));
  expect(answer.status).toBe(202);
  return ((await answer.json()) as Status).analysis_id;
}

async function get<T>(url: string): Promise<T> {
  return (await (await fetch(url)).json()) as T;
}

const untilEnded = (base: string, id: string) =>
  until(`the end of ${id}`, async () => {
    const status = await get<Status>(`${base}/v1/analysis/${id}?wait=10`);
    return status.status === 'completed' || status.status === 'failed' ? status : undefined;
  });

it('Ctrl-C at a standalone service with analyses in hand ends it in order; started again, it decides every one', async () => {
  const began = join(dir, 'began');
  const hanging = await engineBehind({ dir }, 'hanging-core', `if grep -qs "def ping_" $files; then touch "${began}"; while :; do sleep 1; done; fi`);
  const first = await start(hanging);
  const ids = await Promise.all(Array.from({ length: ANALYSES }, (_, number) => accepted(first, number)));
  await until('an analysis in hand', () => existsSync(began) || undefined);

  process.kill(-service.pid!, 'SIGINT');
  // 0 is said only within the budget that a process has for its end.
  expect(await once(service, 'exit')).toEqual([0, null]);

  const second = await start(semgrepCorePath());
  const ends = await Promise.all(ids.map((id) => untilEnded(second, id)));
  expect(ends.map(({ status }) => status)).toEqual(Array(ANALYSES).fill('completed'));
  const decisions = await Promise.all(ids.map((id) => get<{ outcome: string }>(`${second}/v1/analysis/${id}/decision`)));
  expect(decisions.map(({ outcome }) => outcome)).toEqual(Array(ANALYSES).fill('block'));
}, 180_000);
