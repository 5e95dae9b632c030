import bcrypt from 'bcryptjs';
import crypto from 'crypto';

export async function register(email: string, password: string) {
  // ok: javascript-weak-password-hash
  const hash = await bcrypt.hash(password, 12);
  const salt = crypto.randomBytes(16);
  // ok: javascript-weak-password-hash
  const derived = crypto.scryptSync(password, salt, 64);
  return { email, hash, derived };
}

export function etag(body: string) {
  // ok: javascript-weak-password-hash
  return crypto.createHash('sha256').update(body).digest('hex');
}

export function fingerprint(resetToken: string, passwordHash: string) {
  // ok: javascript-weak-password-hash
  const token = crypto.createHash('sha256').update(resetToken).digest('hex');
  // ok: javascript-weak-password-hash
  const changed = crypto.createHash('sha256').update(passwordHash).digest('hex');
  return { token, changed };
}
