import { byText } from '../analysis/text-order.ts';

/** Through a map, and in the order of the names: a category is a text of somebody's rule, `__proto__` too. */
export function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) {
    counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => byText(a, b)));
}
