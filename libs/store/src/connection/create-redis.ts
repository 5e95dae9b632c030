import { Cluster, Redis, type RedisOptions } from 'ioredis';

/** One server (or a primary behind a proxy), or a cluster. Callers never need to know which. */
export type RedisClient = Redis | Cluster;

/**
 * `store`: commands, many at a time. `subscriber`: one that only listens. `queue-producer`, `queue-worker`: what
 * BullMQ asks of those who add jobs (fail at once) and those who run them (wait for ever).
 */
export type ConnectionRole = 'store' | 'subscriber' | 'queue-producer' | 'queue-worker';

const CLUSTER_SCHEME = 'redis+cluster:';

/** First retry at once, then up to a second: a store that is back must not wait for us. */
const retryStrategy = (times: number): number => Math.min(25 * 2 ** times, 1_000);

/** After a failover the old primary refuses writes until we reconnect to the new one; 2 = and send it again. */
const reconnectOnError = (error: Error): 2 | false => (error.message.includes('READONLY') ? 2 : false);

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
 * Connects to Redis or Valkey and keeps reconnecting for ever; commands fail with `store_unavailable` while it
 * is away.
 * @param url `redis://[user:password@]host:port/db`, `rediss://…` for TLS, or
 * `redis+cluster://[user:password@]host:port[,host:port…]` for a cluster.
 * @param onError hears of every connection error; without a listener ioredis prints them.
 */
export function createRedis(url: string, role: ConnectionRole, onError: (error: Error) => void): RedisClient {
  const client = url.startsWith(CLUSTER_SCHEME) ? createCluster(url, role) : createSingle(url, role);
  client.on('error', onError);
  return client;
}

function createSingle(url: string, role: ConnectionRole): Redis {
  return new Redis(url, { ...OPTIONS[role], connectionName: `provenance-${role}`, retryStrategy, reconnectOnError });
}

function createCluster(url: string, role: ConnectionRole): Cluster {
  const { nodes, username, password } = parseClusterUrl(url);
  const { enableOfflineQueue, enableAutoPipelining, ...redisOptions } = OPTIONS[role];
  return new Cluster(nodes, {
    enableOfflineQueue,
    enableAutoPipelining,
    clusterRetryStrategy: retryStrategy,
    redisOptions: {
      ...redisOptions,
      connectionName: `provenance-${role}`,
      reconnectOnError,
      ...(username === undefined ? {} : { username }),
      ...(password === undefined ? {} : { password }),
    },
  });
}

/** @throws TypeError when the URL is not well formed. */
export function parseClusterUrl(url: string): {
  nodes: { host: string; port: number }[];
  username?: string;
  password?: string;
} {
  const rest = url.slice(`${CLUSTER_SCHEME}//`.length);
  const at = rest.lastIndexOf('@');
  const nodes = rest
    .slice(at + 1)
    .replace(/\/.*$/, '')
    .split(',')
    .map((address) => new URL(`redis://${address}`))
    .map(({ hostname, port }) => ({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 6379) }));
  if (at < 0) return { nodes };
  const [username = '', password = ''] = rest.slice(0, at).split(':').map(decodeURIComponent);
  return { nodes, ...(username === '' ? {} : { username }), ...(password === '' ? {} : { password }) };
}

/** What is wrong with a connection string, or nothing. It is not repeated: it may hold a password. */
export function redisUrlFault(url: string): string | undefined {
  if (!/^(?:rediss?|redis\+cluster):\/\/\S+$/.test(url)) return 'must be a redis://, rediss:// or redis+cluster:// URL';
  try {
    if (url.startsWith(CLUSTER_SCHEME)) {
      parseClusterUrl(url);
      return undefined;
    }
    const { username, password, pathname } = new URL(url);
    decodeURIComponent(username + password);
    return /^\/?\d*$/.test(pathname) ? undefined : 'must name its database by a number';
  } catch {
    return 'is not a well formed URL: look at the port, and at %, @ and / in the password, which must be percent-encoded';
  }
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
