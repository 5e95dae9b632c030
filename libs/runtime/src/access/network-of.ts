import { isIPv6 } from 'node:net';

const GROUPS = 8;
const MAPPED = '0:0:0:0:0:ffff';

/**
 * What a caller cannot change at will: an IPv4 address, also where it is written as an IPv6 one, and the /64 of an
 * IPv6 address, since whoever has one address of it has them all (RFC 6177).
 */
export function networkOf(address: string): string {
  const [plain = ''] = address.split('%');
  if (!isIPv6(plain)) return address;
  const groups = groupsOf(plain);
  if (groups.slice(0, 6).join(':') === MAPPED) return groups.slice(6).flatMap(bytesOf).join('.');
  return `${groups.slice(0, 4).join(':')}::/64`;
}

/** Eight groups in hexadecimal. The URL parser writes each address in one way, an IPv4 address at its end too. */
function groupsOf(address: string): string[] {
  const [head = [], tail = []] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::').map((part) => (part === '' ? [] : part.split(':')));
  return [...head, ...Array<string>(GROUPS - head.length - tail.length).fill('0'), ...tail];
}

function bytesOf(group: string): number[] {
  const number = Number.parseInt(group, 16);
  return [number >> 8, number & 0xff];
}
