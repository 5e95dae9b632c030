/** Bounds of what an engine is given: it has none of its own. */
export interface FileLimits {
  /** Bytes of a file. */
  maxFileBytes: number;
  /** Bytes of a line; longer ones are generated code, on which engines spend minutes. */
  maxLineBytes: number;
}

export const DEFAULT_LIMITS: FileLimits = { maxFileBytes: 1_000_000, maxLineBytes: 10_000 };

/** Bytes in which a NUL tells a binary file. */
const BINARY_PROBE = 8_000;

function longestLine(content: Buffer): number {
  let longest = 0;
  for (let start = 0; start < content.length; ) {
    const newline = content.indexOf(0x0a, start);
    const end = newline < 0 ? content.length : newline;
    longest = Math.max(longest, end - start);
    start = end + 1;
  }
  return longest;
}

/** Why a file is not given to an engine, in words for the reader of the coverage; undefined when it is. */
export function refusal(content: Buffer, limits: FileLimits): string | undefined {
  if (content.length > limits.maxFileBytes) {
    return `larger than ${limits.maxFileBytes} bytes (${content.length})`;
  }
  if (content.subarray(0, BINARY_PROBE).includes(0)) return 'binary content';
  const longest = longestLine(content);
  if (longest > limits.maxLineBytes) {
    return `looks generated: a line of ${longest} bytes, the limit is ${limits.maxLineBytes}`;
  }
  return undefined;
}
