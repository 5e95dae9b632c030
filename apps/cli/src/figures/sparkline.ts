const MARKS = '▁▂▃▄▅▆▇█';
/** A step without a figure: no figure is not a figure of zero. */
const GAP = '·';

/**
 * One mark a step, from nothing to the highest of the row. Steps that find no room are drawn together, as the mean of
 * those that have a figure.
 * @param width marks that there is room for, at least 1
 */
export function sparkline(values: readonly (number | undefined)[], width: number): string {
  const drawn = drawnTogether(values, Math.max(1, width));
  const highest = Math.max(0, ...drawn.map((value) => value ?? 0));
  return drawn.map((value) => (value === undefined ? GAP : mark(value, highest))).join('');
}

function mark(value: number, highest: number): string {
  const level = highest <= 0 ? 0 : Math.ceil((Math.max(0, value) / highest) * MARKS.length) - 1;
  return MARKS[Math.max(0, level)]!;
}

function drawnTogether(values: readonly (number | undefined)[], width: number): (number | undefined)[] {
  const size = Math.ceil(values.length / width);
  return Array.from({ length: Math.ceil(values.length / size) || 0 }, (_, at) => {
    const some = values.slice(at * size, (at + 1) * size).filter((value) => value !== undefined);
    return some.length === 0 ? undefined : some.reduce((sum, value) => sum + value, 0) / some.length;
  });
}
