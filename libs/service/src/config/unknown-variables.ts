import { VARIABLES } from '../generated/variables.ts';
import type { Environment } from './load-config.ts';

const PREFIX = 'PROVENANCE_';

/** A variable that is set and that nothing reads. Its value may be a secret, and is not looked at. */
export interface UnknownVariable {
  variable: string;
  /** The known name that it may have been meant for. */
  nearest?: string;
}

/**
 * What is set under the prefix of the system and read by none of its processes, nor by its tools: one environment may be
 * that of all of them.
 */
export function unknownVariables(env: Environment, known: readonly string[] = VARIABLES): UnknownVariable[] {
  return Object.keys(env)
    .filter((name) => name.startsWith(PREFIX) && env[name] !== '' && !known.includes(name))
    .map((variable) => {
      const nearest = nearestOf(variable, known);
      return { variable, ...(nearest !== undefined && { nearest }) };
    });
}

/** At most every fourth letter behind the prefix may be another, be missing or be too many. */
function nearestOf(name: string, known: readonly string[]): string | undefined {
  const candidates = known.map((one) => ({ one, edits: editsBetween(name, one) })).filter(({ edits }) => edits <= (name.length - PREFIX.length) / 4);
  return candidates.sort((a, b) => a.edits - b.edits)[0]?.one;
}

/** The distance of Levenshtein, with neighbours that changed places as one edit. */
function editsBetween(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? rows[i - 2]![j - 2]! + 1 : Infinity;
      row.push(Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1), swapped));
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}
