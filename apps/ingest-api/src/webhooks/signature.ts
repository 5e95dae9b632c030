import { createHmac, timingSafeEqual } from 'node:crypto';

const FORM = /^sha256=[0-9a-f]{64}$/;

/**
 * Whether a body was signed with one of the secrets, as X-Hub-Signature-256 says. The time that it takes does not tell
 * how much of a forged signature is right, nor which secret was tried.
 */
export function isSigned(body: Buffer, signature: string | undefined, secrets: readonly string[]): boolean {
  if (signature === undefined || !FORM.test(signature)) return false;
  const given = Buffer.from(signature.slice('sha256='.length), 'hex');
  const right = secrets.map((secret) => timingSafeEqual(createHmac('sha256', secret).update(body).digest(), given));
  return right.includes(true);
}
