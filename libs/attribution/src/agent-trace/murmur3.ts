/** MurmurHash3, x86, 32 bits, seed 0 (Austin Appleby, public domain), as 8 hex digits: Agent Trace's example of a content hash. */
export function murmur3(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.byteLength & ~3;
  let hash = 0;
  for (let at = 0; at < whole; at += 4) {
    hash ^= scrambled(view.getUint32(at, true));
    hash = Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64;
  }
  let tail = 0;
  for (let at = bytes.byteLength - 1; at >= whole; at -= 1) tail = (tail << 8) | bytes[at]!;
  if (whole < bytes.byteLength) hash ^= scrambled(tail);
  return (finished(hash ^ bytes.byteLength) >>> 0).toString(16).padStart(8, '0');
}

function scrambled(block: number): number {
  const product = Math.imul(block, 0xcc9e2d51);
  return Math.imul((product << 15) | (product >>> 17), 0x1b873593);
}

function finished(mixed: number): number {
  let hash = mixed;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
