import { connect as connectPlain } from 'node:net';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';

/**
 * Why a connection cannot be made, in the words of the platform; nothing when it can. ioredis says no more than that a
 * connection was closed where it makes one for its own purposes.
 * @param address `host:port`
 */
export function connectFault(address: string, tls: ConnectionOptions | undefined, timeoutMs: number): Promise<string | undefined> {
  const colon = address.lastIndexOf(':');
  const place = { host: address.slice(0, colon), port: Number(address.slice(colon + 1)) };
  return new Promise((resolve) => {
    const socket = tls === undefined ? connectPlain(place) : connectTls({ ...place, ...tls });
    const settle = (fault?: string): void => {
      socket.destroy();
      resolve(fault);
    };
    socket.setTimeout(timeoutMs, () => settle('connect ETIMEDOUT'));
    // Where several addresses were tried, only the code says anything.
    socket.once('error', (error: NodeJS.ErrnoException) => settle(error.message || error.code));
    socket.once(tls === undefined ? 'connect' : 'secureConnect', () => settle());
  });
}
