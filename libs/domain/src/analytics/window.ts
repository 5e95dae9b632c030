/** From a moment up to and without another, ms since the epoch. */
export interface Window {
  from: number;
  to: number;
}

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;

/** Ten years: what a clock or a typing error asks for beyond it is no window, and each of its days is looked up. */
export const LONGEST_WINDOW_MS = 3_653 * DAY_MS;

const UNIT_MS: Record<string, number> = { h: HOUR_MS, d: DAY_MS, w: WEEK_MS };

/** Milliseconds of `<n>h`, `<n>d` or `<n>w`; undefined when the text is none of them, or longer than ten years. */
export function durationMs(text: string): number | undefined {
  const [, count, unit] = /^(\d{1,6})([hdw])$/.exec(text) ?? [];
  const ms = Number(count) * (UNIT_MS[unit ?? ''] ?? Number.NaN);
  return ms > 0 && ms <= LONGEST_WINDOW_MS ? ms : undefined;
}

/** The window of the same length that ends where this one begins. */
export function windowBefore({ from, to }: Window): Window {
  return { from: from - (to - from), to: from };
}

/** The grains of a series. Days and weeks begin at midnight UTC, weeks on Mondays. */
export const INTERVALS = ['1h', '1d', '1w'] as const;
export type Interval = (typeof INTERVALS)[number];

const INTERVAL: Record<Interval, { ms: number; offset: number }> = {
  '1h': { ms: HOUR_MS, offset: 0 },
  '1d': { ms: DAY_MS, offset: 0 },
  // The epoch was a Thursday.
  '1w': { ms: WEEK_MS, offset: 4 * DAY_MS },
};

/** How many steps a series of this grain has in a window. */
export function stepCount({ from, to }: Window, interval: Interval): number {
  const { ms, offset } = INTERVAL[interval];
  return Math.ceil((to - offset) / ms) - Math.floor((from - offset) / ms);
}

/** The window cut at the grain; the first and the last step are as short as the window's edges make them. */
export function stepsOf(window: Window, interval: Interval): Window[] {
  const { ms, offset } = INTERVAL[interval];
  const steps: Window[] = [];
  for (let from = window.from; from < window.to; ) {
    const to = Math.min(window.to, (Math.floor((from - offset) / ms) + 1) * ms + offset);
    steps.push({ from, to });
    from = to;
  }
  return steps;
}

const RFC_3339 = /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/i;

/** A moment of a fact or a window as ms since the epoch; undefined when it is not RFC 3339, or no day of the calendar. */
export function momentOf(text: string): number | undefined {
  const [, date] = RFC_3339.exec(text) ?? [];
  const ms = date !== undefined && isDay(date) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? undefined : ms;
}

/** Date.parse takes the 30th of February for the 2nd of March. */
function isDay(date: string): boolean {
  const ms = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(date);
}
