/** What a connection string says. */
export interface RedisAddress {
  topology: 'single' | 'sentinel' | 'cluster';
  tls: boolean;
  /** The server; the sentinels; or some nodes of the cluster, from which the others are learnt. */
  nodes: { host: string; port: number }[];
  /** Of the servers that hold data: sentinels have credentials of their own. */
  username?: string;
  password?: string;
  database: number;
  /** Sentinel only: the name under which the sentinels watch the primary. */
  master?: string;
}

const SCHEME = /^redis(s?)(?:\+(cluster|sentinel))?:\/\/(?=.)/;
const BLANK = 'holds a blank or a line break: in a password it is written %20, and around the URL it is none of it';
const NOT_ONE = 'must be a redis://, rediss://, redis+sentinel://, rediss+sentinel://, redis+cluster:// or rediss+cluster:// URL';
const MALFORMED =
  'is not a well formed URL: look at the port, and at %, @ and / in the password, which must be percent-encoded';

/**
 * Reads a connection string.
 * @throws Error that says what is wrong, without repeating the string: it may hold a password.
 */
export function parseRedisUrl(url: string): RedisAddress {
  if (/\s/.test(url)) refuse(BLANK);
  const [scheme, tls, kind] = SCHEME.exec(url) ?? refuse(NOT_ONE);
  const topology = (kind ?? 'single') as RedisAddress['topology'];
  const [, authority = '', path = '', options = ''] = /^([^/?#]*)([^?#]*)(.*)$/.exec(url.slice(scheme.length))!;
  if (options !== '') refuse('must have nothing after ? or #: what else there is to say has settings of its own');
  const at = authority.lastIndexOf('@');
  return {
    topology,
    tls: tls === 's',
    nodes: nodesOf(authority.slice(at + 1), topology),
    ...(at < 0 ? {} : credentialsOf(authority.slice(0, at))),
    ...placeOf(path.replace(/\/$/, '').slice(1), topology),
  };
}

/** What is wrong with a connection string, or nothing. It is not repeated: it may hold a password. */
export function redisUrlFault(url: string): string | undefined {
  try {
    parseRedisUrl(url);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function refuse(fault: string): never {
  throw new Error(fault);
}

/** @throws Error `MALFORMED` for whatever the platform cannot read. */
function readable<T>(read: () => T): T {
  try {
    return read();
  } catch {
    return refuse(MALFORMED);
  }
}

function nodesOf(hosts: string, topology: RedisAddress['topology']): RedisAddress['nodes'] {
  const nodes = hosts.split(',').map((host) => readable(() => new URL(`redis://${host}`)));
  if (topology === 'single' && nodes.length > 1) refuse('names several hosts: redis+cluster:// and redis+sentinel:// take them');
  const usual = topology === 'sentinel' ? 26_379 : 6_379;
  return nodes.map(({ hostname, port }) =>
    hostname === '' ? refuse(MALFORMED) : { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || usual) },
  );
}

function credentialsOf(text: string): Pick<RedisAddress, 'username' | 'password'> {
  const colon = text.indexOf(':');
  const [username, password] = readable(() =>
    (colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)]).map(decodeURIComponent),
  );
  return { ...(username && { username }), ...(password && { password }) };
}

/** What the path says: a database by its number, after the name of the master where sentinels are asked. */
function placeOf(path: string, topology: RedisAddress['topology']): Pick<RedisAddress, 'database' | 'master'> {
  if (topology === 'cluster') return path === '' || path === '0' ? { database: 0 } : refuse('must name no database: a cluster has only 0');
  if (topology === 'single') return { database: databaseOf(path) };
  const [name = '', database = '', ...rest] = path.split('/');
  const master = readable(() => decodeURIComponent(name));
  if (master === '' || rest.length > 0) refuse('must name the master after the sentinels: redis+sentinel://host:26379,host:26379/mymaster');
  return { database: databaseOf(database), master };
}

function databaseOf(text: string): number {
  return /^\d*$/.test(text) ? Number(text) : refuse('must name its database by a number');
}
