import crypto, { createHash } from 'crypto';

export function cacheKey(url: string) {
  // ok: javascript-weak-hash
  const cacheId = createHash('md5').update(url).digest('hex');
  // ok: javascript-weak-hash
  const etag = crypto.createHash('sha1').update(url).digest('base64');
  return { cacheId, etag };
}

export function storedToken(resetToken: string) {
  // ok: javascript-weak-hash
  const tokenHash = createHash('sha256').update(resetToken).digest('hex');
  // ok: javascript-weak-hash
  const signature = crypto.createHmac('sha256', process.env.KEY as string).update(tokenHash).digest('hex');
  // ok: javascript-weak-hash
  const token = crypto.randomBytes(32).toString('hex');
  return { tokenHash, signature, token };
}
