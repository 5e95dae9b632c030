import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRedis } from './redis-data-dir.ts';
import { startRedis } from './redis-server.ts';

async function ask(port: number, command: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(`${command}\r\n`);
  const [reply] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return reply.toString('utf8');
}

describe('openRedis', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'provenance-data-'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  it('keeps the data from one run to the next', async () => {
    const first = await openRedis(dir);
    await ask(first.port, 'SET kept yes');
    await first.stop();
    const second = await openRedis(dir);
    expect(await ask(second.port, 'GET kept')).toContain('yes');
    await second.stop();
  });

  it('ends the server that a killed owner left behind and takes over its data', async () => {
    const orphan = await startRedis({ dir, appendOnly: true });
    await ask(orphan.port, 'SET kept yes');
    const owner = spawn(process.execPath, ['-e', '']);
    await once(owner, 'exit');
    await writeFile(join(dir, 'server.json'), JSON.stringify({ owner: owner.pid, server: orphan.pid, port: orphan.port }));
    const next = await openRedis(dir);
    expect(await ask(next.port, 'GET kept')).toContain('yes');
    expect(() => process.kill(orphan.pid, 0)).toThrow();
    await next.stop();
  });

  it('refuses a folder that a living process uses, and names it', async () => {
    await writeFile(join(dir, 'server.json'), JSON.stringify({ owner: process.ppid, server: 1, port: 1 }));
    await expect(openRedis(dir)).rejects.toThrow(`in use by process ${process.ppid}`);
    expect(await readFile(join(dir, 'server.json'), 'utf8')).toContain(String(process.ppid));
  });

  it('names a folder that cannot be, and the setting', async () => {
    const file = join(dir, 'file');
    await writeFile(file, '');
    await expect(openRedis(join(file, 'redis'))).rejects.toThrow(`The data folder ${join(file, 'redis')} cannot be written (ENOTDIR)`);
  });

  it('starts over a lease that a crash cut off', async () => {
    await writeFile(join(dir, 'server.json'), '{"own');
    const redis = await openRedis(dir);
    expect(await ask(redis.port, 'PING')).toBe('+PONG\r\n');
    await redis.stop();
  });
});
