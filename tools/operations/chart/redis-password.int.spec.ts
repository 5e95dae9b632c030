import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, redisServerPath, untilLogged } from '@provenance/embedded';
import { Redis } from 'ioredis';
import { CHART, objectOf, rendered } from './chart.ts';

const script: string = objectOf(rendered('trial'), 'StatefulSet', 'redis').spec.template.spec.containers[0].args[0];

let folder: string;
let server: ChildProcess;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'provenance-password-'));
});
afterEach(async () => {
  const ended = once(server, 'exit');
  if (server.exitCode === null && server.kill('SIGKILL')) await ended;
  rmSync(folder, { recursive: true, force: true });
});

/** Runs what the pod runs, with the folders of a container below one of our own. */
async function start(password: string): Promise<number> {
  writeFileSync(join(folder, 'password'), password);
  const port = await freePort();
  const here = script
    .replaceAll('/run/secrets/redis/', `${folder}/`)
    .replaceAll('/etc/redis/', `${CHART}/files/`)
    .replaceAll('/tmp/auth.conf', `${folder}/auth.conf`)
    .replace('--dir /data', `--dir ${folder} --port ${port} --bind 127.0.0.1`)
    .replace('exec redis-server', `exec ${redisServerPath()}`);
  server = spawn('sh', ['-c', here], { stdio: ['ignore', 'pipe', 'inherit'] });
  await untilLogged('Ready to accept connections', server, 'the bundled Redis');
  return port;
}

it.each(['plain', 'two words', 'a"b', "it's", '"quoted"', 'back\\slash', 'p%40#$HOME`é'])('the bundled Redis takes the password %s and no other', async (password) => {
  const port = await start(`${password}\n`);
  const known = new Redis(`redis://:${encodeURIComponent(password)}@127.0.0.1:${port}/0`);
  const stranger = new Redis(port, '127.0.0.1', { enableReadyCheck: false });
  // Told as an event too, beside the answer.
  stranger.on('error', () => undefined);
  try {
    expect(await known.ping()).toBe('PONG');
    await expect(stranger.ping()).rejects.toThrow('NOAUTH');
    await expect(known.auth(`${password}x`)).rejects.toThrow('WRONGPASS');
  } finally {
    known.disconnect();
    stranger.disconnect();
  }
});
