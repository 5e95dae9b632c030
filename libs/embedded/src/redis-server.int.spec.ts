import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRedis } from './redis-server.ts';

async function ask(port: number, command: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(`${command}\r\n`);
  const [reply] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return reply.toString('utf8');
}

describe('startRedis', () => {
  it('answers when it resolves, never evicts, and removes its temporary folder when stopped', async () => {
    const redis = await startRedis();
    expect(await ask(redis.port, 'PING')).toBe('+PONG\r\n');
    expect(await ask(redis.port, 'CONFIG GET maxmemory-policy')).toContain('noeviction');
    await redis.stop();
    expect(existsSync(redis.dir)).toBe(false);
  });

  it('keeps what it acknowledged over a SIGKILL when it appends to a file', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'provenance-embedded-'));
    const first = await startRedis({ dir, appendOnly: true });
    await ask(first.port, 'SET kept yes');
    await first.kill();
    const second = await startRedis({ dir, appendOnly: true, port: first.port });
    expect(await ask(second.port, 'GET kept')).toContain('yes');
    await second.stop();
    await rm(dir, { recursive: true });
  });

  it('leaves no server behind when it is killed itself', async () => {
    const argv = ['--conditions=@provenance/source', join(import.meta.dirname, 'redis-owner.fixture.ts')];
    const owner = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } });
    const [port] = (await once(owner.stdout, 'data')) as [Buffer];
    const socket = connect(Number(port), '127.0.0.1');
    await once(socket, 'connect');
    owner.kill('SIGKILL');
    // The server closes it as it ends.
    await once(socket, 'close');
    await expect(ask(Number(port), 'PING')).rejects.toThrow('ECONNREFUSED');
  });

  it('says what the server said when it cannot start', async () => {
    await expect(startRedis({ config: { 'maxmemory-policy': 'nonsense' } })).rejects.toThrow(/ended/);
  });
});
