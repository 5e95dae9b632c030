import type { ConnectionOptions } from 'node:tls';
import { Cluster, Redis, type RedisOptions } from 'ioredis';
import { connectFault } from './connect-fault.ts';
import { tellClusterFaults, tellSentinelFaults, tellSilentEnds, type Probe } from './connection-faults.ts';
import { letInfoBeRefused } from './let-info-be-refused.ts';
import { tlsOptions, type RedisTarget } from './redis-target.ts';
import { parseRedisUrl, type RedisAddress } from './redis-url.ts';
import { PrimaryConnector } from './sentinel-connector.ts';

/** One server, the primary that sentinels name, or a cluster. Callers never need to know which. */
export type RedisClient = Redis | Cluster;

/**
 * `store`: commands, many at a time. `subscriber`: one that only listens. `queue-producer`, `queue-worker`: what
 * BullMQ asks of those who add jobs (fail at once) and those who run them (wait for ever).
 */
export type ConnectionRole = 'store' | 'subscriber' | 'queue-producer' | 'queue-worker';

/** First retry at once, then up to a second: a store that is back must not wait for us. */
const retryStrategy = (times: number): number => Math.min(25 * 2 ** times, 1_000);

/** Where the server stays a replica, every write would end the connection under those who read. */
const LEAVE_AGAIN_MS = 10_000;

/**
 * After a failover the old primary refuses writes until we reconnect to the new one: 2 = and send it again, which needs an
 * offline queue; 1 = and say what it said. At once, then every ten seconds; meanwhile the refusal is the answer.
 */
function leaveReplica(role: ConnectionRole): (error: Error) => 1 | 2 | false {
  // ioredis calls it as a method of the options, which each connection has of its own, copies and nodes of clusters too.
  const leftAt = new WeakMap<object, number>();
  return function leave(this: object, error) {
    if (!error.message.includes('READONLY')) return false;
    const now = performance.now();
    if (now - (leftAt.get(this) ?? -Infinity) < LEAVE_AGAIN_MS) return false;
    leftAt.set(this, now);
    return OPTIONS[role].enableOfflineQueue ? 2 : 1;
  };
}

const OPTIONS = {
  store: {
    // A request that cannot be kept now is answered 503 now, rather than piling up in memory.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 2,
    commandTimeout: 10_000,
    enableAutoPipelining: true,
  },
  subscriber: {
    enableOfflineQueue: true,
    maxRetriesPerRequest: null,
    enableAutoPipelining: false,
    // The feed subscribes again itself; ioredis would leave a rejection unhandled when the connection goes meanwhile.
    autoResubscribe: false,
  },
  'queue-producer': {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 2,
    commandTimeout: 10_000,
    enableAutoPipelining: false,
  },
  // Auto-pipelining costs workers a third of their throughput (measured upstream).
  'queue-worker': { enableOfflineQueue: true, maxRetriesPerRequest: null, enableAutoPipelining: false },
} as const satisfies Record<ConnectionRole, RedisOptions>;

/**
 * A server that has hung, or is cut off without a word, answers nothing: its connection is given up and made again, with
 * the address that sentinels or the cluster give by then. Twice what the longest blocking read of BullMQ takes.
 */
const SILENCE_MS = 20_000;

/** A subscriber waits without asking anything. Its pings are what can remain unanswered. */
const PING_INTERVAL_MS = 15_000;

/** A sentinel that hangs, or a host that has gone, must not keep us long from asking the next. */
const CONNECT_TIMEOUT_MS = 3_000;

/** The default, 1 s, is short for a TLS handshake on a busy machine. */
const SLOTS_TIMEOUT_MS = 5_000;

/**
 * Connects to Redis or Valkey and keeps reconnecting for ever; commands fail with `store_unavailable` while it
 * is away. With sentinels it is always the primary; with a cluster, the node that holds the key.
 * @param target where it is; a URL alone where nothing more is to be said.
 * @param onError hears of every connection error; without a listener ioredis prints them.
 * @throws Error when the URL is not well formed.
 */
export function createRedis(target: string | RedisTarget, role: ConnectionRole, onError: (error: Error) => void): RedisClient {
  const place = typeof target === 'string' ? { url: target } : target;
  const address = parseRedisUrl(place.url);
  const client = createAt(address, place, role, onError);
  return letInfoBeRefused(client, role === 'queue-producer' || role === 'queue-worker' ? 'bullmq' : 'ours');
}

function createAt(address: RedisAddress, place: RedisTarget, role: ConnectionRole, onError: (error: Error) => void): RedisClient {
  const tls = address.tls ? tlsOptions(place) : undefined;
  if (address.topology === 'cluster') return createCluster(address, tls, role, onError);
  if (address.topology === 'single') return createSingle(address, tls, role, onError);
  return createByName(address, tls, place.sentinel ?? {}, role, onError);
}

function createSingle(address: RedisAddress, tls: ConnectionOptions | undefined, role: ConnectionRole, onError: (error: Error) => void): Redis {
  const client = new Redis({ ...address.nodes[0]!, ...serverOptions(address, tls, role), ...OPTIONS[role], retryStrategy });
  client.on('error', onError);
  tellSilentEnds(client, onError);
  return watched(client, role);
}

/** The primary by the name that sentinels know it by; its replicas are never asked. */
function createByName(
  address: RedisAddress,
  tls: ConnectionOptions | undefined,
  { username, password }: NonNullable<RedisTarget['sentinel']>,
  role: ConnectionRole,
  onError: (error: Error) => void,
): Redis {
  const master = address.master!;
  const client = new Redis({
    ...serverOptions(address, tls, role),
    ...OPTIONS[role],
    retryStrategy,
    Connector: PrimaryConnector,
    sentinels: address.nodes,
    name: master,
    ...(username !== undefined && { sentinelUsername: username }),
    ...(password !== undefined && { sentinelPassword: password }),
    ...(tls !== undefined && { sentinelTLS: tls, enableTLSForSentinelMode: true }),
    // Only a number keeps ioredis asking: anything else ends the connection for good.
    sentinelRetryStrategy: retryStrategy,
    sentinelCommandTimeout: CONNECT_TIMEOUT_MS,
    // Also that of a sentinel, and of a primary that is cut off.
    connectTimeout: CONNECT_TIMEOUT_MS,
  });
  tellSentinelFaults(client, master, probeWith(tls), onError);
  return watched(client, role);
}

function createCluster(address: RedisAddress, tls: ConnectionOptions | undefined, role: ConnectionRole, onError: (error: Error) => void): Cluster {
  const { enableOfflineQueue, enableAutoPipelining, ...redisOptions } = OPTIONS[role];
  const client = new Cluster(address.nodes, {
    enableOfflineQueue,
    enableAutoPipelining,
    clusterRetryStrategy: retryStrategy,
    slotsRefreshTimeout: SLOTS_TIMEOUT_MS,
    // ioredis would connect to the addresses that names stand for, which certificates do not carry.
    ...(tls !== undefined && { dnsLookup: (host, callback) => callback(null, host) }),
    redisOptions: { ...redisOptions, ...serverOptions(address, tls, role) },
  });
  tellClusterFaults(client, probeWith(tls), onError);
  return client;
}

function probeWith(tls: ConnectionOptions | undefined): Probe {
  return (address) => connectFault(address, tls, CONNECT_TIMEOUT_MS);
}

/** What counts for every connection to a server that holds data. */
function serverOptions({ username, password, database }: RedisAddress, tls: ConnectionOptions | undefined, role: ConnectionRole) {
  return {
    connectionName: `provenance-${role}`,
    reconnectOnError: leaveReplica(role),
    socketTimeout: SILENCE_MS,
    db: database,
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(tls !== undefined && { tls }),
  } satisfies RedisOptions;
}

function watched(client: Redis, role: ConnectionRole): Redis {
  if (role !== 'subscriber') return client;
  const timer = setInterval(() => {
    // A ping that fails says nothing new: the connection has gone, and its listeners know.
    if (client.status === 'ready') client.ping().catch(() => undefined);
  }, PING_INTERVAL_MS).unref();
  client.once('end', () => clearInterval(timer));
  return client;
}

/** Resolves when commands can be sent; rejects when the connection was closed for good. */
export async function untilReady(client: RedisClient): Promise<void> {
  if (client.status === 'ready') return;
  const closed = new Error('Connection is closed.');
  if (client.status === 'end') throw closed;
  await new Promise<void>((resolve, reject) => {
    const settle = (): void => {
      client.off('ready', settle);
      client.off('end', settle);
      if (client.status === 'ready') resolve();
      else reject(closed);
    };
    client.once('ready', settle);
    client.once('end', settle);
  });
}
