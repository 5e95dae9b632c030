import { byText } from '../analysis/text-order.ts';

/** JSON with the keys of every object in code-unit order: equal values have equal text, and so an equal digest. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => byText(a, b)))
      : part,
  );
}
