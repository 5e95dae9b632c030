import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../free-port.ts';
import { endProcess } from '../process-end.ts';
import { redisServerPath } from '../redis-binary.ts';
import { startRedis, untilLogged, type RedisServer } from '../redis-server.ts';
import { untilReply, type Reply } from './redis-command.ts';
import { startTlsFront, type TlsFront, type TlsFrontOptions } from './tls-front.ts';

/** The name under which the sentinels watch the primary. */
export const MASTER = 'mymaster';

/** Long for a loopback address, short for a test. */
const DOWN_AFTER_MS = 1_000;
const SENTINELS = 3;
const QUORUM = 2;

export interface ReplicatedRedisOptions {
  /** A server that is there already, as the primary; stop() leaves it alone. */
  primary?: RedisServer;
  /** Puts TLS in front of every server and sentinel; these ports are the only ones that any of them tells. */
  tls?: TlsFrontOptions;
  /** What the servers ask their clients for, and what the sentinels ask theirs for. */
  password?: string;
  sentinelPassword?: string;
}

/** A primary with an append-only file, a replica of it, and three sentinels that watch them. */
export interface ReplicatedRedis {
  primary: RedisServer;
  replica: RedisServer;
  fronts: readonly TlsFront[];
  /** The ports that clients are told: of the sentinels. */
  sentinelPorts: readonly number[];
  /** `host:port` of the primary, as the sentinels name it now. */
  named(): Promise<string>;
  /** Resolves once the sentinels name another primary than the given. */
  untilNamedOther(than: string): Promise<void>;
  stop(): Promise<void>;
}

interface Sentinel {
  /** What it listens on itself. */
  port: number;
  stop(): Promise<void>;
}

/** Resolves once the replica is in step and every sentinel knows it and the other sentinels: from then on they can agree. */
export async function startReplicatedRedis({ primary, tls, password, sentinelPassword }: ReplicatedRedisOptions = {}): Promise<ReplicatedRedis> {
  const config: Record<string, string> = password === undefined ? {} : { requirepass: password, masterauth: password };
  const first = primary === undefined ? await startServer(tls, config) : { server: primary, told: primary.port, front: undefined };
  const second = await startServer(tls, { ...config, replicaof: `127.0.0.1 ${first.told}` });
  await untilReply(second.server.port, ['INFO', 'replication'], (info) => String(info).includes('master_link_status:up'), password);
  const doors = await Promise.all(Array.from({ length: SENTINELS }, () => openDoor(tls)));
  const secrets = [
    ...(password === undefined ? [] : [`sentinel auth-pass ${MASTER} ${password}`]),
    // Sentinels use theirs among each other too.
    ...(sentinelPassword === undefined ? [] : [`requirepass ${sentinelPassword}`]),
  ];
  const sentinels = await Promise.all(doors.map(({ port, told }) => startSentinel({ port, told, watches: first.told, secrets })));
  await Promise.all(sentinels.map(({ port }) => untilReply(port, ['SENTINEL', 'MASTER', MASTER], knowsAll, sentinelPassword)));
  const name = (holds: (address: string) => boolean): Promise<Reply> =>
    untilReply(sentinels[0]!.port, ['SENTINEL', 'GET-MASTER-ADDR-BY-NAME', MASTER], (reply) => holds(addressIn(reply)), sentinelPassword);
  const fronts = [first, second, ...doors].flatMap(({ front }) => front ?? []);
  return {
    primary: first.server,
    replica: second.server,
    fronts,
    sentinelPorts: doors.map(({ told }) => told),
    named: async () => addressIn(await name(() => true)),
    async untilNamedOther(than) {
      await name((address) => address !== than);
    },
    async stop() {
      await Promise.all(sentinels.map((sentinel) => sentinel.stop()));
      await Promise.all(fronts.map((front) => front.stop()));
      await Promise.all((primary === undefined ? [first, second] : [second]).map(({ server }) => server.stop()));
    },
  };
}

/** A port to listen on, and the one that is told: the same, unless TLS stands in front. */
async function openDoor(tls: TlsFrontOptions | undefined): Promise<{ port: number; told: number; front?: TlsFront }> {
  const port = await freePort();
  if (tls === undefined) return { port, told: port };
  const front = await startTlsFront(port, tls);
  return { port, told: front.port, front };
}

async function startServer(tls: TlsFrontOptions | undefined, config: Record<string, string>) {
  const { port, told, front } = await openDoor(tls);
  const announced = { 'replica-announce-ip': '127.0.0.1', 'replica-announce-port': String(told) };
  // Without the wait the first copy starts five seconds late.
  const quick = { 'repl-diskless-sync-delay': '0' };
  return { server: await startRedis({ port, appendOnly: true, config: { ...announced, ...quick, ...config } }), told, front };
}

/** Sentinels write what they learn into their file of configuration. */
async function startSentinel({ port, told, watches, secrets }: { port: number; told: number; watches: number; secrets: readonly string[] }): Promise<Sentinel> {
  const dir = await mkdtemp(join(tmpdir(), 'provenance-sentinel-'));
  const file = join(dir, 'sentinel.conf');
  const lines = [
    `port ${port}`,
    'bind 127.0.0.1',
    `dir ${dir}`,
    'sentinel announce-ip 127.0.0.1',
    `sentinel announce-port ${told}`,
    `sentinel monitor ${MASTER} 127.0.0.1 ${watches} ${QUORUM}`,
    `sentinel down-after-milliseconds ${MASTER} ${DOWN_AFTER_MS}`,
    `sentinel failover-timeout ${MASTER} 5000`,
    ...secrets,
  ];
  await writeFile(file, `${lines.join('\n')}\n`);
  const program = redisServerPath();
  const child = spawn(program, [file, '--sentinel'], { stdio: ['ignore', 'pipe', 'ignore'] });
  await untilLogged('+monitor master', child, program);
  return {
    port,
    async stop() {
      await endProcess(child, 'SIGTERM');
      await rm(dir, { recursive: true, force: true });
    },
  };
}

function knowsAll(reply: Reply): boolean {
  const words = reply as string[];
  const value = (field: string): string | undefined => words[words.indexOf(field) + 1];
  return value('num-slaves') === '1' && value('num-other-sentinels') === String(SENTINELS - 1) && value('flags') === 'master';
}

function addressIn(reply: Reply): string {
  return (reply as string[]).join(':');
}
