import { binned, Histogram } from './histogram.ts';
import type { Slice, Term } from './metric.ts';
import type { Tally } from './tally.ts';

/** Plain counters, summed. */
export function counters(...names: readonly string[]): Term {
  return (tally) => names.reduce((sum, name) => sum + tally.get(name), 0);
}

/** Counters named `<head>:<severity>:<category>`, of the slice's severity and category. */
export function bySeverity(...heads: readonly string[]): Term {
  return (tally, slice) =>
    heads.reduce((sum, head) => sum + tally.of(head).reduce((all, [rest, n]) => all + (fits(rest, slice) ? n : 0), 0), 0);
}

function fits(rest: string, { severity, category }: Slice): boolean {
  const colon = rest.indexOf(':');
  return (
    (severity === undefined || rest.slice(0, colon) === severity) && (category === undefined || rest.slice(colon + 1) === category)
  );
}

/** Names that appear behind these heads. */
export function distinct(...heads: readonly string[]): Term {
  return (tally) => new Set(heads.flatMap((head) => tally.of(head).map(([rest]) => rest))).size;
}

/** Numbers as values with how often each appears: `complexity:<n>`. */
export function valueCounts(tally: Tally, head: string): (readonly [value: number, count: number])[] {
  return tally.of(head).map(([rest, n]) => [Number(rest), n] as const);
}

/** `duration:<name>:<bin>` of one duration. */
export function durations(tally: Tally, name: string): Histogram {
  return tally.histogram(`duration:${name}`);
}

/** `remediation:<severity>:<bin>:<category>` of the slice. */
export function remediations(tally: Tally, slice: Slice): Histogram {
  const counts = tally.of('remediation').flatMap(([rest, n]) => {
    const [severity = '', bin = '', ...category] = rest.split(':');
    return fits(`${severity}:${category.join(':')}`, slice) ? [[Number(bin), n] as const] : [];
  });
  return new Histogram([binned(counts)]);
}
