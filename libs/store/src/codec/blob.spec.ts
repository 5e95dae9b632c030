import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { decodeBlob, decodeJson, encodeBlob, encodeJson, UnreadableBlobError } from './blob.ts';

describe('blob codec', () => {
  it('gives back any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5_000 }), async (bytes) => {
        expect(Buffer.compare(await decodeBlob(await encodeBlob(bytes)), bytes)).toBe(0);
      }),
    );
  });

  it.each([1, 63, 64, 128 * 1024, 128 * 1024 + 1, 3_000_000])('gives back %d bytes that hardly shrink', async (size) => {
    const bytes = Buffer.concat([Buffer.alloc(Math.floor(size / 4)), randomBytes(Math.ceil((size * 3) / 4))]);
    expect(Buffer.compare(await decodeBlob(await encodeBlob(bytes)), bytes)).toBe(0);
  });

  it('gives back bytes that shrink to almost nothing', async () => {
    const bytes = Buffer.alloc(20_000_000, 'x');
    expect(Buffer.compare(await decodeBlob(await encodeBlob(bytes)), bytes)).toBe(0);
  });

  it('gives back any JSON value', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        expect(await decodeJson(await encodeJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('adds at most one byte, whatever the content', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async (bytes) => {
        expect((await encodeBlob(bytes)).byteLength).toBeLessThanOrEqual(bytes.byteLength + 1);
      }),
    );
  });

  it('makes repetitive content small', async () => {
    expect((await encodeBlob(Buffer.from('return total\n'.repeat(1_000)))).byteLength).toBeLessThan(100);
  });

  it('refuses a format of a later version, an empty value and a damaged frame', async () => {
    const damaged = (await encodeBlob(Buffer.alloc(1_000, 'x'))).subarray(0, 10);
    await expect(decodeBlob(Buffer.of(99, 1, 2))).rejects.toThrow('Blob format 99 is not known');
    await expect(decodeBlob(Buffer.alloc(0))).rejects.toThrow('empty value');
    await expect(decodeBlob(damaged)).rejects.toThrow(UnreadableBlobError);
    await expect(decodeJson(Buffer.from('\0{"a": x}'))).rejects.toMatchObject({ name: 'UnreadableBlobError', message: 'The blob is damaged: it is not JSON' });
  });
});
