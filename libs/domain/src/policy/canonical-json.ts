import { byText } from '../analysis/text-order.ts';

/**
 * JSON of RFC 8785 (JCS): equal values have equal text, and so an equal digest. Keys stand in code-unit order, those
 * that look like numbers too; `undefined` in an object is left out, as JSON.stringify does.
 * @throws TypeError on what JCS has no text for: a number that is not finite, half of a surrogate pair
 */
export function canonicalJson(value: unknown): string {
  // Dates and others that say how they are written: as JSON.stringify takes them.
  const plain = hasToJson(value) ? value.toJSON() : value;
  if (Array.isArray(plain)) return `[${plain.map((item: unknown) => canonicalJson(item ?? null)).join(',')}]`;
  if (plain !== null && typeof plain === 'object') return canonicalObject(plain);
  if (typeof plain === 'string') return canonicalString(plain);
  if (typeof plain === 'number' && !Number.isFinite(plain)) throw new TypeError(`${plain} has no text in JSON`);
  const text = JSON.stringify(plain) as string | undefined;
  if (text === undefined) throw new TypeError(`A ${typeof plain} has no text in JSON`);
  return text;
}

/** Built by hand: an object's own order puts keys that look like numbers first. */
function canonicalObject(value: object): string {
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => byText(a, b))
    .map(([key, member]) => `${canonicalString(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

function canonicalString(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('Half of a surrogate pair has no text in canonical JSON');
  return JSON.stringify(text);
}

function hasToJson(value: unknown): value is { toJSON(): unknown } {
  return typeof (value as { toJSON?: unknown } | null | undefined)?.toJSON === 'function';
}
