/**
 * A value without half surrogate pairs, which a path may hold: they become U+FFFD. JSON.stringify writes one as an escape
 * at which readers of JSON stop. Counters whose names become one are one.
 */
export function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== 'object' || value === null) return value;
  const members = new Map<string, unknown>();
  for (const [name, member] of Object.entries(value)) {
    const [known, added] = [members.get(name.toWellFormed()), wellFormed(member)];
    members.set(name.toWellFormed(), typeof known === 'number' && typeof added === 'number' ? known + added : added);
  }
  return Object.fromEntries(members);
}
