import { once } from 'node:events';
import { access, constants, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { startRedis, type RedisServer } from './redis-server.ts';

/** Who runs a server over a data folder: kept beside the data while it runs. */
interface Lease {
  owner: number;
  server: number;
  port: number;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and is somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function readLease(file: string): Promise<Lease | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Lease;
  } catch {
    // None, or one cut off by a crash: then the server never served anybody.
    return undefined;
  }
}

/** The process id that the server on this port tells, so that only our own orphan is ever ended. */
async function serverPid(port: number): Promise<number | undefined> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    socket.write('INFO server\r\n');
    let reply = '';
    for await (const chunk of socket) {
      reply += String(chunk);
      const found = /process_id:(\d+)/.exec(reply);
      if (found) return Number(found[1]);
    }
    return undefined;
  } catch {
    return undefined;
  } finally {
    socket.destroy();
  }
}

/**
 * Ends a server whose owner was killed. Two servers over one append-only file would destroy it, so it must be
 * gone before the next one starts: SHUTDOWN closes the connection only after the last write.
 */
async function endOrphan(lease: Lease): Promise<void> {
  if ((await serverPid(lease.port)) !== lease.server) return;
  const socket = connect(lease.port, '127.0.0.1');
  socket.write('SHUTDOWN\r\n');
  await once(socket, 'close').catch(() => undefined);
}

async function makeWritable(dir: string): Promise<void> {
  try {
    await mkdir(dir, { recursive: true });
    await access(dir, constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`The data folder ${dir} cannot be written (${code}): mend that, or set PROVENANCE_DATA_DIR`, { cause: error });
  }
}

/**
 * A server with an append-only file in a folder that outlives the process.
 * @throws Error naming the folder when it cannot be written, and the process when another one is using it.
 */
export async function openRedis(dir: string): Promise<RedisServer> {
  await makeWritable(dir);
  const file = join(dir, 'server.json');
  const lease = await readLease(file);
  if (lease !== undefined && lease.owner !== process.pid && isAlive(lease.owner)) {
    throw new Error(`${dir} is in use by process ${lease.owner}: end it, or set PROVENANCE_DATA_DIR`);
  }
  if (lease !== undefined) await endOrphan(lease);
  const redis = await startRedis({ dir, appendOnly: true });
  await writeFile(file, JSON.stringify({ owner: process.pid, server: redis.pid, port: redis.port } satisfies Lease));
  return {
    ...redis,
    async stop() {
      await redis.stop();
      await rm(file, { force: true });
    },
  };
}
