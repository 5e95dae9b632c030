import { DAY_MS, HOUR_MS, type Window } from './window.ts';

/** A part of a window that is answered in one way. Days and hours are named by their beginning, ms since the epoch. */
export type Chunk =
  /** Whole days: their roll-ups. */
  | { kind: 'days'; days: number[] }
  /** Whole hours of one day: their roll-ups. */
  | { kind: 'hours'; day: number; hours: number[] }
  /** A part of an hour: the facts in it. */
  | { kind: 'facts'; day: number; hour: number; from: number; to: number };

export function dayOf(ms: number): number {
  return Math.floor(ms / DAY_MS) * DAY_MS;
}

export function hourOf(ms: number): number {
  return Math.floor(ms / HOUR_MS) * HOUR_MS;
}

/** `2026-03-02` of a moment in it. */
export function dayName(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/**
 * A window as whole days, whole hours and at most two parts of hours: exact at both edges, and no more to read than its
 * length asks for.
 */
export function chunksOf({ from, to }: Window): Chunk[] {
  const chunks: Chunk[] = [];
  const days: number[] = [];
  const hours = new Map<number, number[]>();
  for (let at = from; at < to; ) {
    const hour = hourOf(at);
    if (at !== hour || hour + HOUR_MS > to) {
      const end = Math.min(to, hour + HOUR_MS);
      chunks.push({ kind: 'facts', day: dayOf(at), hour, from: at, to: end });
      at = end;
    } else if (at === dayOf(at) && at + DAY_MS <= to) {
      days.push(at);
      at += DAY_MS;
    } else {
      hours.set(dayOf(at), [...(hours.get(dayOf(at)) ?? []), at]);
      at += HOUR_MS;
    }
  }
  if (days.length > 0) {
    chunks.push({ kind: 'days', days });
  }
  return [...chunks, ...[...hours].map(([day, some]): Chunk => ({ kind: 'hours', day, hours: some }))];
}
