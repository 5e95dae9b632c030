import { promisify } from 'node:util';
import { constants, gunzip, zstdDecompress } from 'node:zlib';
import { ProvenanceError } from '@provenance/domain';

const gunzipAsync = promisify(gunzip);
const zstdDecompressAsync = promisify(zstdDecompress);

/** 2^23 bytes: a frame may ask for a window of gigabytes, which would be allocated before a byte is read. */
const ZSTD_WINDOW_LOG_MAX = 23;

const INFLATERS: Record<string, (bytes: Buffer, maxOutputLength: number) => Promise<Buffer>> = {
  gzip: (bytes, maxOutputLength) => gunzipAsync(bytes, { maxOutputLength }),
  zstd: (bytes, maxOutputLength) =>
    zstdDecompressAsync(bytes, {
      maxOutputLength,
      params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG_MAX },
    }),
};

/**
 * Undoes a Content-Encoding (gzip or zstd) without ever holding more than `limit` bytes.
 * @throws ProvenanceError unsupported_media_type, payload_too_large or malformed_body
 */
export async function inflate(bytes: Buffer, encoding: string | undefined, limit: number): Promise<Buffer> {
  const name = encoding?.trim().toLowerCase() ?? 'identity';
  if (name === 'identity' || name === '') return withinLimit(bytes, limit);
  const inflater = Object.hasOwn(INFLATERS, name) ? INFLATERS[name] : undefined;
  if (inflater === undefined) {
    throw new ProvenanceError('unsupported_media_type', 'Content-Encoding must be gzip, zstd or absent');
  }
  try {
    return await inflater(bytes, limit);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(limit);
    throw new ProvenanceError('malformed_body', `The body is not valid ${name}`, { cause: error });
  }
}

function withinLimit(bytes: Buffer, limit: number): Buffer {
  if (bytes.byteLength > limit) throw tooLarge(limit);
  return bytes;
}

function tooLarge(limit: number): ProvenanceError {
  return new ProvenanceError('payload_too_large', `The body is larger than ${limit} bytes once inflated`);
}
