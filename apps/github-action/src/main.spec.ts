import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MadeRepository } from '@provenance/embedded';
import { main } from './main.ts';
import { readInputs } from './runner/inputs.ts';
import { say, sayUntrusted, warn } from './runner/log.ts';
import type { Runner } from './runner/runner.ts';

function fakeRunner(env: NodeJS.ProcessEnv = {}): { runner: Runner; lines: string[]; masked: string[]; outputs: Record<string, string> } {
  const [lines, masked, outputs] = [[] as string[], [] as string[], {} as Record<string, string>];
  const runner: Runner = {
    env,
    print: (line) => void lines.push(line),
    mask: (secret) => void masked.push(secret),
    output: (name, value) => void (outputs[name] = value),
    summary: () => Promise.resolve(),
    idToken: (audience) => Promise.resolve(`token.for.${audience}`),
  };
  return { runner, lines, masked, outputs };
}

describe('main', () => {
  let server: Server;
  let asked: IncomingMessage[];
  let made: MadeRepository;
  const folder = mkdtempSync(join(tmpdir(), 'provenance-main-'));

  beforeEach(async () => {
    asked = [];
    server = createServer((request, response) => {
      asked.push(request);
      request.resume().on('end', () => response.writeHead(202, { 'content-type': 'application/json' }).end('{"analysis_id":"an_1"}'));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    made = new MadeRepository();
    made.commit('start', { 'a.py': 'x\n' });
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
    made.delete();
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  function inputs(more: Record<string, string>): ReturnType<typeof readInputs> {
    const given: Record<string, string> = { 'api-url': `http://127.0.0.1:${(server.address() as AddressInfo).port}`, wait: 'false', fetch: 'false', ...more };
    return readInputs((name) => given[name] ?? '');
  }

  it.each([
    [{ audience: 'provenance' }, 'token.for.provenance'],
    [{ audience: 'provenance', token: 'prv_x' }, 'prv_x'],
  ])('brings the token of %j, and masks it', async (more, token) => {
    made.commit('change', { 'a.py': 'y\n' });
    const { runner, masked, outputs } = fakeRunner({ PATH: process.env['PATH'], GITHUB_WORKSPACE: made.dir });
    await expect(main(inputs(more), runner)).resolves.toEqual({ failed: false });
    expect(asked.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${token}`]);
    expect([masked, outputs]).toEqual([[token], { 'analysis-id': 'an_1' }]);
  });

  it('asks nobody about a change without lines', async () => {
    const event = join(folder, 'event.json');
    const head = made.git('rev-parse', 'HEAD');
    writeFileSync(event, JSON.stringify({ before: head, after: head, ref: 'refs/heads/main' }));
    const { runner, lines } = fakeRunner({ PATH: process.env['PATH'], GITHUB_WORKSPACE: made.dir, GITHUB_EVENT_PATH: event });
    await expect(main(inputs({}), runner)).resolves.toEqual({ failed: false });
    expect([asked, lines]).toEqual([[], [expect.stringContaining('no changed line')]]);
  });
});

describe('the log', () => {
  it('starts no line of a text with a command', () => {
    const { runner, lines } = fakeRunner();
    say(runner, 'one\n::error::two\n \t::error::three ##[warning]four');
    expect(lines[0]!.split('\n').filter((line) => /^\s*::|##\[/.test(line))).toEqual([]);
    expect(lines[0]).toContain('error::two');
  });

  it('keeps a warning to one command', () => {
    const { runner, lines } = fakeRunner();
    warn(runner, 'a\n::stop-commands::x');
    expect(lines).toEqual(['::warning title=Provenance::a\\u{a}::stop-commands::x']);
  });

  it('stops commands by a word that is new each time', () => {
    const { runner, lines } = fakeRunner();
    sayUntrusted(runner, 'x');
    sayUntrusted(runner, 'x');
    const [, first, second] = /stop-commands::(\S+)\n[^]*stop-commands::(\S+)/.exec(lines.join('\n'))!;
    expect(lines).toEqual([`::stop-commands::${first}`, 'x', `::${first}::`, `::stop-commands::${second}`, 'x', `::${second}::`]);
    expect(first).not.toBe(second);
  });
});
