import { freePort } from '../free-port.ts';
import { startRedis, type RedisServer } from '../redis-server.ts';
import { redisCommand, untilReply, type Reply } from './redis-command.ts';
import { startTlsFront, type TlsFront, type TlsFrontOptions } from './tls-front.ts';

const SLOTS = [[0, 5_460], [5_461, 10_922], [10_923, 16_383]] as const;

export interface RedisClusterOptions {
  /** Puts TLS in front of every node, and has the nodes announce these ports. */
  tls?: TlsFrontOptions;
  /** A name that nodes announce, in place of their address. */
  announcedName?: string;
}

/** A cluster of three masters without replicas, on the loopback address. */
export interface RedisCluster {
  nodes: readonly RedisServer[];
  fronts: readonly TlsFront[];
  /** The ports that clients are told. */
  ports: readonly number[];
  stop(): Promise<void>;
}

/** Starts the nodes and resolves once each of them knows all slots. */
export async function startRedisCluster({ tls, announcedName }: RedisClusterOptions = {}): Promise<RedisCluster> {
  const parts = await Promise.all(SLOTS.map(() => startNode(tls, announcedName)));
  const nodes = parts.map(({ node }) => node);
  const fronts = parts.flatMap(({ front }) => front ?? []);
  await Promise.all(nodes.map(({ port }, i) => redisCommand(port, ['CLUSTER', 'ADDSLOTSRANGE', ...SLOTS[i]!])));
  const [first, ...others] = parts;
  for (const { node, bus } of others) await redisCommand(first!.node.port, ['CLUSTER', 'MEET', '127.0.0.1', node.port, bus]);
  const isWhole = (info: Reply): boolean => ['cluster_state:ok', 'cluster_known_nodes:3'].every((line) => String(info).includes(line));
  await Promise.all(nodes.map(({ port }) => untilReply(port, ['CLUSTER', 'INFO'], isWhole)));
  return {
    nodes,
    fronts,
    ports: parts.map(({ node, front }) => front?.port ?? node.port),
    async stop() {
      await Promise.all(fronts.map((front) => front.stop()));
      await Promise.all(nodes.map((node) => node.stop()));
    },
  };
}

async function startNode(tls: TlsFrontOptions | undefined, announcedName: string | undefined) {
  // The port of the bus is given: the default, port + 10000, may not exist.
  const [port, bus] = [await freePort(), await freePort()];
  const front = tls === undefined ? undefined : await startTlsFront(port, tls);
  const config: Record<string, string> = {
    'cluster-enabled': 'yes',
    'cluster-port': String(bus),
    ...(front !== undefined && { 'cluster-announce-ip': '127.0.0.1', 'cluster-announce-port': String(front.port) }),
    ...(announcedName !== undefined && { 'cluster-announce-hostname': announcedName, 'cluster-preferred-endpoint-type': 'hostname' }),
  };
  return { node: await startRedis({ port, config }), bus, front };
}
