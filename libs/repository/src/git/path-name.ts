/** A path in a repository. Git's names are bytes; ours are text that tells them apart. */
export interface PathName {
  /** UTF-8 as it is; in a name that is none, every byte beyond ASCII as `%NN`: a backslash would read as a folder. */
  text: string;
  /** The name itself, where the text is not it. */
  bytes?: Buffer;
}

const ESCAPES: Record<string, number> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, '"': 34, '\\': 92 };

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function pathName(bytes: Buffer): PathName {
  try {
    return { text: UTF8.decode(bytes) };
  } catch {
    const text = bytes.toString('latin1').replaceAll(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);
    return { text, bytes };
  }
}

/** The bytes of a name that git printed, quoted C-style when it holds odd bytes. */
export function unquoteBytes(name: Buffer): Buffer {
  if (name[0] !== 0x22) return name;
  const quoted = name.subarray(1, name.lastIndexOf(0x22)).toString('latin1');
  const plain = quoted.replaceAll(/\\(?:([0-3][0-7]{2})|(.))/gs, (_all, octal: string | undefined, escape: string | undefined) =>
    String.fromCharCode(octal === undefined ? (ESCAPES[escape ?? ''] ?? (escape ?? '\\').charCodeAt(0)) : Number.parseInt(octal, 8)),
  );
  return Buffer.from(plain, 'latin1');
}
