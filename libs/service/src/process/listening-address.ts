import { once } from 'node:events';
import { createServer } from 'node:net';

/** Codes of a machine, or of a container's network, that has no IPv6. */
const NO_IPV6 = new Set(['EAFNOSUPPORT', 'EADDRNOTAVAIL', 'EINVAL']);

/** The address to listen on. `::` is every address, of IPv4 too; where there is no IPv6, that is 0.0.0.0. */
export async function listeningAddress(host: string, tried: (host: string) => Promise<void> = tryToListen): Promise<string> {
  if (host !== '::') return host;
  try {
    await tried(host);
    return host;
  } catch (error) {
    if (NO_IPV6.has((error as NodeJS.ErrnoException).code ?? '')) return '0.0.0.0';
    throw error;
  }
}

async function tryToListen(host: string): Promise<void> {
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  server.close();
}
