import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { semgrepCorePath } from '@provenance/embedded';

const MAIN = join(import.meta.dirname, '../dist/main.js');

describe('npm start', () => {
  let data: string;

  beforeEach(async () => {
    data = await mkdtemp(join(tmpdir(), 'provenance-ending-'));
  });
  afterEach(() => rm(data, { recursive: true }));

  /** In a group of its own, as a shell starts what a person runs. */
  function start(env: Record<string, string> = {}): ChildProcess {
    const common = { PATH: process.env['PATH'], PROVENANCE_LOG_LEVEL: 'warn', PROVENANCE_PORT: '0', PROVENANCE_DATA_DIR: data, PROVENANCE_SEMGREP_CORE_PATH: semgrepCorePath() };
    return spawn(process.execPath, [MAIN], { cwd: data, env: { ...common, ...env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  }

  it('takes a free port, and ends in order at a Ctrl-C, which goes to its whole group', async () => {
    const service = start();
    const log = text(service.stdout!);
    const [said] = (await once(service.stderr!.setEncoding('utf8'), 'data')) as [string];
    const [url] = /http:\/\/[\d.:]+/.exec(said)!;
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const lease = join(data, 'redis/server.json');
    const { server } = JSON.parse(await readFile(lease, 'utf8')) as { server: number };

    process.kill(-service.pid!, 'SIGINT');
    expect(await once(service, 'exit')).toEqual([0, null]);
    expect(await log).toBe('');
    expect(existsSync(lease)).toBe(false);
    expect(() => process.kill(server, 0)).toThrow('ESRCH');
  }, 120_000);

  it('tells in its log what is set and read by nothing, without its value, and what may have been meant', async () => {
    const service = start({ PROVENANCE_TIMESERIS_BACKEND: 's3cret' });
    const log = text(service.stdout!);
    await once(service.stderr!, 'data');
    service.kill('SIGINT');
    expect(await once(service, 'exit')).toEqual([0, null]);
    const lines = (await log).trim().split('\n').map((line) => JSON.parse(line) as object);
    expect(lines).toMatchObject([{ level: 'warn', variable: 'PROVENANCE_TIMESERIS_BACKEND', nearest: 'PROVENANCE_TIMESERIES_BACKEND' }]);
    expect(await log).not.toContain('s3cret');
  }, 120_000);

  it('that cannot start says why, nothing else, and that it is the configuration', async () => {
    const service = start({ PROVENANCE_TIMESERIES_BACKEND: 'otel' });
    const [log, said, ended] = await Promise.all([text(service.stdout!), text(service.stderr!), once(service, 'exit')]);
    expect(said).toBe('The configuration has 1 fault(s):\n  - PROVENANCE_TIMESERIES_BACKEND=otel needs PROVENANCE_OTEL_OTLP_ENDPOINT\n');
    expect(log).toBe('');
    expect(ended).toEqual([78, null]);
  }, 120_000);
});
