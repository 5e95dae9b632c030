import { createPrivateKey } from 'node:crypto';

/** The credentials that GitHub is asked with; the key of an app as PKCS#8. */
export type GitHubCredentials = { kind: 'token'; token: string } | { kind: 'app'; appId: string; privateKey: string };

/** Whether a header can bring it (RFC 9110, field values). The client refuses any other, and prints all of it. */
export function isSendable(token: string): boolean {
  return /^[!-~]+$/.test(token);
}

/**
 * The private key of an app as GitHub's client signs with it. GitHub gives keys out as PKCS#1, its client takes PKCS#8
 * only.
 * @param text PEM, its line breaks may be written as \n
 * @throws Error when it is no private key
 */
export function appPrivateKey(text: string): string {
  return createPrivateKey(text.replaceAll('\\n', '\n')).export({ type: 'pkcs8', format: 'pem' }).toString();
}
