/** What people write where a secret belongs. */
const PLACEHOLDER =
  /example|sample|placeholder|change[-_]?me|change[-_]?it|dummy|fake|mock|redacted|insert|replace|your[-_]|my[-_]|todo|fixme|x{4,}|\*{3,}|\.{3}|<|>|\$\{|\{\{|0{6,}|1234567|abcdefg|deadbeef/iu;

/** Names that speak of a secret without holding one. */
const HARMLESS_NAME =
  /(?:url|uri|endpoint|path|file|field|name|_?id|type|header|regex|pattern|prefix|suffix|label|format|ttl|expiry|length|limit|hash|digest|param|column|table|message|text|error|title|placeholder|class|selector|route|scope|policy|arn|env|var|tokenizer|public_?key)["']?\s*(?::\s*\w+\s*)?[:=]/iu;

/** Bits a character (Shannon): about 4.5 for random base64, 3 for words. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) {
    const share = count / text.length;
    bits -= share * Math.log2(share);
  }
  return bits;
}

/** False for what only looks like a secret of a known form. */
export function isRealSecret(secret: string): boolean {
  return !PLACEHOLDER.test(secret) && new Set(secret).size > 4;
}

function looksRandom(secret: string): boolean {
  const mixed = /[0-9]/u.test(secret) && /[A-Za-z]/u.test(secret);
  // Words joined by hyphens, dots or underscores, a version, a UUID: names of things, not keys.
  const named = /^[A-Za-z]+(?:[-_./:][A-Za-z0-9]+)+$/u.test(secret) && !/[a-z]\d|\d[a-z]/iu.test(secret);
  const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(secret);
  return mixed && !named && !uuid && entropy(secret) >= 3.5;
}

/** True when a literal assigned to a telling name is likely a live secret. */
export function isGenericSecret(secret: string, match: RegExpExecArray): boolean {
  const name = match[0].slice(0, match[0].length - secret.length - 1);
  return isRealSecret(secret) && !HARMLESS_NAME.test(name) && looksRandom(secret);
}
