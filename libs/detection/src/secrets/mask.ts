import { KNOWN_SECRETS } from './secret-kinds.ts';

/** The head of a secret, by which its owner knows it, and nothing more. */
export function mask(secret: string): string {
  return secret.length >= 16 ? `${secret.slice(0, 4)}****` : '****';
}

/** The text with every secret of a known form masked. */
export function maskSecrets(text: string): string {
  return KNOWN_SECRETS.reduce(
    (masked, kind) =>
      masked.replace(kind.pattern, (whole: string, secret: string) =>
        whole.replace(secret, mask(secret)),
      ),
    text,
  );
}

/** The text with the content of every string literal masked: for rules whose match is the secret. */
export function maskLiterals(text: string): string {
  return maskSecrets(text.replace(/(["'`])(?:\\.|(?!\1)[^\\\n])*\1/gu, '$1****$1'));
}
