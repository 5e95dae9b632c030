import type { ConnectionOptions } from 'node:tls';

/** Where Redis is, and what a connection to it needs that a URL cannot hold. */
export interface RedisTarget {
  /** As parseRedisUrl takes it. */
  url: string;
  /** For `rediss` URLs. Certificates are always verified. */
  tls?: {
    /** PEM of the authorities to trust, in place of those that the system trusts. */
    ca?: string;
    /** The name that all servers' certificates carry, where it is not the host that is connected to. */
    serverName?: string;
    /** PEM of the client's own certificate and its key, where servers ask for one. */
    certificate?: string;
    privateKey?: string;
  };
  /** Credentials of the sentinels themselves; those in the URL are the servers'. */
  sentinel?: { username?: string; password?: string };
}

/** The options of TLS that a target asks for. A `servername` given here counts for the handshake and for the check. */
export function tlsOptions({ tls = {} }: RedisTarget): ConnectionOptions {
  const { ca, serverName, certificate, privateKey } = tls;
  return {
    ...(ca !== undefined && { ca }),
    ...(serverName !== undefined && { servername: serverName }),
    ...(certificate !== undefined && { cert: certificate }),
    ...(privateKey !== undefined && { key: privateKey }),
  };
}
