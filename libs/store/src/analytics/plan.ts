import { DAY_MS, HOUR_MS, type Chunk } from '@provenance/domain';
import type { Versions } from './sum-reader.ts';

export type WholeChunk = Exclude<Chunk, { kind: 'facts' }>;
export type EdgeChunk = Extract<Chunk, { kind: 'facts' }>;

/** A part of a window: chunks, or what says the same as they do. */
export interface Part {
  chunks: readonly Chunk[];
  closed?: Closed;
}

/** Sums that go beyond the end of a window, but nothing had been counted there. */
export interface Closed {
  day: number;
  sums: WholeChunk;
  /** The end of the window: ms since the epoch. */
  end: number;
}

/**
 * The parts of a window. Most windows end now: of their last day, as long as nothing later is counted, the sums of the day
 * (or of its hours) say the same as those of its hours and the facts of the last one, of which there may be many.
 */
export function partsOf(chunks: readonly Chunk[], versions: Versions): Part[] {
  const edge = chunks.filter(isEdge).toSorted((a, b) => b.to - a.to)[0];
  if (edge === undefined || edge.from !== edge.hour || latestIn(versions.get(edge.day) ?? '') >= edge.to) return [{ chunks }];
  const { day, hour, to: end } = edge;
  const ofDay = chunks.filter((chunk) => chunk.kind !== 'days' && chunk.day === day && startOf(chunk) % HOUR_MS === 0);
  const rest = chunks.filter((chunk) => !ofDay.includes(chunk));
  const hours = [...ofDay.flatMap((chunk) => (chunk.kind === 'hours' ? chunk.hours : [])), hour];
  const sums: WholeChunk = hours[0] === day ? { kind: 'days', days: [day] } : { kind: 'hours', day, hours };
  return [{ chunks: rest }, { chunks: ofDay, closed: { day, sums, end } }];
}

/**
 * Days by the week that they lie in, whatever window they are of: a fact that is taken back from a day, and a window that
 * moves on by one, leave all weeks but one as they were.
 */
export function weeksOf(days: readonly number[]): WholeChunk[] {
  return [...Map.groupBy(days, (day) => Math.floor(day / (7 * DAY_MS))).values()].map((some) => ({ kind: 'days', days: some }));
}

/** The days that chunks lie in, each once. */
export function daysOf(chunks: readonly Chunk[]): number[] {
  return [...new Set(chunks.flatMap((chunk) => (chunk.kind === 'days' ? chunk.days : [chunk.day])))];
}

/** The latest moment that was ever counted in a shard, by its version, `<counter>:<ms since the epoch>`. */
export function latestIn(version: string): number {
  const colon = version.indexOf(':');
  return colon < 0 ? Infinity : Number(version.slice(colon + 1));
}

export function isEdge(chunk: Chunk): chunk is EdgeChunk {
  return chunk.kind === 'facts';
}

/** Of one window a stretch of days or hours is told by its beginning and its length. */
export function nameOf(chunk: Chunk): string {
  switch (chunk.kind) {
    case 'days':
      return `days ${chunk.days[0]}+${chunk.days.length}`;
    case 'hours':
      return `hours ${chunk.hours[0]}+${chunk.hours.length}`;
    case 'facts':
      return `facts ${chunk.hour}`;
  }
}

function startOf(chunk: Exclude<Chunk, { kind: 'days' }>): number {
  return chunk.kind === 'facts' ? chunk.from : chunk.hours[0]!;
}
