/** What stands where there is no figure: no figure is not a figure of zero. */
export const NO_FIGURE = '-';

/** A figure with as many digits as it deserves: whole numbers whole, others with three to four digits that count. */
export function numberText(value: number | null | undefined): string {
  if (value == null) return NO_FIGURE;
  if (Number.isInteger(value)) return String(value);
  const size = Math.abs(value);
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.01 ? 2 : 4);
}

/** A difference, with its sign. */
export function differenceText(value: number | null | undefined): string {
  return value != null && value > 0 ? `+${numberText(value)}` : numberText(value);
}

/** `12.5 to 40.1` of an interval. */
export function intervalText(interval: { low: number; high: number } | null | undefined): string {
  return interval == null ? '' : `${numberText(interval.low)} to ${numberText(interval.high)}`;
}

/** `sqli 3, xss 1`, most first. */
export function countsText(counts: Readonly<Record<string, number>>): string {
  const sorted = Object.entries(counts).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return sorted.map(([name, count]) => `${name} ${count}`).join(', ');
}
