/** Longest record that a bundle can hold: its length stands in two bytes (C2SP tlog-tiles). */
export const MAX_ENTRY_BYTES = 65_535;

const LENGTH_BYTES = 2;

/** A record as it stands in a bundle of records: its length, big-endian, then its bytes. */
export function packEntry(entry: Uint8Array): Buffer {
  if (entry.byteLength > MAX_ENTRY_BYTES) throw new RangeError(`A record of the log has at most ${MAX_ENTRY_BYTES} bytes`);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt16BE(entry.byteLength);
  return Buffer.concat([length, entry]);
}

/** The records of a bundle, in their order; what is cut off at its end is left out. */
export function unpackEntries(bundle: Buffer): Buffer[] {
  const entries: Buffer[] = [];
  for (let at = 0; at + LENGTH_BYTES <= bundle.byteLength; ) {
    const end = at + LENGTH_BYTES + bundle.readUInt16BE(at);
    if (end > bundle.byteLength) break;
    entries.push(bundle.subarray(at + LENGTH_BYTES, end));
    at = end;
  }
  return entries;
}
