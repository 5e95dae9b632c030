import { randomBytes, randomInt, randomUUID } from 'crypto';

export function requestReset() {
  // ok: javascript-insecure-randomness
  const resetToken = randomBytes(32).toString('hex');
  // ok: javascript-insecure-randomness
  const otp = String(randomInt(100000, 1000000));
  // ok: javascript-insecure-randomness
  const sessionId = randomUUID();
  return { resetToken, otp, sessionId };
}

export async function retry(attempt: number) {
  // ok: javascript-insecure-randomness
  const delay = 100 * 2 ** attempt + Math.random() * 50;
  await new Promise((resolve) => setTimeout(resolve, delay));
}

export function pick<T>(items: T[]): T {
  // ok: javascript-insecure-randomness
  return items[Math.floor(Math.random() * items.length)];
}

// ok: javascript-insecure-randomness
export const elementId = `field-${Math.random().toString(36).slice(2)}`;
// ok: javascript-insecure-randomness
export const tokenCount = Math.round(Math.random() * 100);
