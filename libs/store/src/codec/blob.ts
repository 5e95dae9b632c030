import { promisify } from 'node:util';
import { constants, zstdCompress, zstdCompressSync, zstdDecompress, zstdDecompressSync } from 'node:zlib';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** First byte of a blob: how the rest is to be read. A reader refuses a format that it does not know. */
const PLAIN = 0;
const ZSTD = 1;

/** Below this a zstd frame is no smaller than its content. */
const WORTH_COMPRESSING = 64;

/** A blob that grows beyond this is damaged or hostile, whatever the limits of the writer were. */
const MAX_DECODED_BYTES = 256 * 1024 * 1024;

/**
 * Up to here compressing in place (0.1 ms for 50 kB, 1 ms for 1 MB) costs half or less of the processor time of
 * handing the bytes to a thread and back; beyond it would hold up other requests.
 */
const IN_PLACE_BYTES = 1024 * 1024;
/** The same for unpacking: the blob, and what it may grow to. */
const IN_PLACE_PACKED_BYTES = 128 * 1024;
const IN_PLACE_UNPACKED_BYTES = 1024 * 1024;

/** What is stored cannot be read: it is damaged, or of a version that this one does not know. */
export class UnreadableBlobError extends Error {
  override readonly name = 'UnreadableBlobError';
}

const LEVEL = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** Packs bytes for the store: one format byte, then the bytes, compressed when that makes them smaller. */
export async function encodeBlob(bytes: Uint8Array): Promise<Buffer> {
  if (bytes.byteLength >= WORTH_COMPRESSING) {
    const packed = await pack(bytes);
    if (packed.byteLength < bytes.byteLength) return Buffer.concat([Buffer.of(ZSTD), packed]);
  }
  return Buffer.concat([Buffer.of(PLAIN), bytes]);
}

async function pack(bytes: Uint8Array): Promise<Buffer> {
  // Knowing the size, zstd allocates what it needs instead of what the largest input might.
  const options = { ...LEVEL, pledgedSrcSize: bytes.byteLength };
  return bytes.byteLength <= IN_PLACE_BYTES ? zstdCompressSync(bytes, options) : compress(bytes, options);
}

/**
 * The bytes that were given to encodeBlob.
 * @throws UnreadableBlobError when the format is unknown or the content is damaged.
 */
export async function decodeBlob(blob: Buffer): Promise<Buffer> {
  const format = blob[0];
  const content = blob.subarray(1);
  if (format === PLAIN) return content;
  if (format === ZSTD) return unpack(content);
  throw new UnreadableBlobError(`Blob format ${format ?? 'of an empty value'} is not known to this version`);
}

async function unpack(content: Buffer): Promise<Buffer> {
  if (content.byteLength <= IN_PLACE_PACKED_BYTES) {
    try {
      return zstdDecompressSync(content, { maxOutputLength: IN_PLACE_UNPACKED_BYTES });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') throw damaged(error);
    }
  }
  try {
    return await decompress(content, { maxOutputLength: MAX_DECODED_BYTES });
  } catch (error) {
    throw damaged(error);
  }
}

function damaged(error: unknown): UnreadableBlobError {
  return new UnreadableBlobError(`The blob is damaged: ${(error as Error).message}`, { cause: error });
}

/** Packs a JSON value for the store. */
export function encodeJson(value: unknown): Promise<Buffer> {
  return encodeBlob(Buffer.from(JSON.stringify(value), 'utf8'));
}

/**
 * The value that was given to encodeJson. The type is the caller's claim: only this service writes these keys.
 * @throws UnreadableBlobError as decodeBlob does, and when the content is no JSON.
 */
export async function decodeJson<T>(blob: Buffer): Promise<T> {
  const text = (await decodeBlob(blob)).toString('utf8');
  try {
    return JSON.parse(text) as T;
  } catch (error) {
    throw new UnreadableBlobError('The blob is damaged: it is not JSON', { cause: error });
  }
}
