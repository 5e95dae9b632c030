import { networkInterfaces } from 'node:os';

/** The address to listen on. `::` is every address, of IPv4 too; where the machine has none of IPv6, that is 0.0.0.0. */
export function listeningAddress(host: string, interfaces = networkInterfaces()): string {
  if (host !== '::') return host;
  const addresses = Object.values(interfaces).flatMap((each) => each ?? []);
  return addresses.some(({ family }) => family === 'IPv6') ? host : '0.0.0.0';
}
