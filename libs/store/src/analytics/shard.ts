import { dayName, DAY_MS, HOUR_MS, type Family } from '@provenance/domain';
import { rollUpKey } from '../keys.ts';

/** The scope that holds all repositories together; no repository is named so. */
export const ALL = '*';

/**
 * One day of one scope. All its keys share a hash tag, so that a fact, what marks it as counted and the sums that it is
 * in change together; what lies in other shards is made to follow by calling again.
 */
export interface Shard {
  /** ALL, or a repository in lower case. */
  scope: string;
  /** Its beginning, ms since the epoch. */
  day: number;
}

export function shardKeys({ scope, day }: Shard) {
  const key = rollUpKey(scope, dayName(day));
  return {
    prefix: key(''),
    /** Changes whenever anything else in the shard does. */
    version: key('v'),
    facts: (hour: number) => key(`facts:${hourName(hour)}`),
    notes: key('notes'),
    daySums: (family: Family, by: 'agent' | 'repo') => key(`day:${family}${by === 'repo' ? ':repo' : ''}`),
    /** Of a repository the hours of a day lie in one hash: most have nothing in most hours, and a key has a price. */
    hourSums: (hour: number, family: Family, by: 'agent' | 'repo') =>
      scope === ALL ? key(`hour:${hourName(hour)}:${family}${by === 'repo' ? ':repo' : ''}`) : key(`hours:${family}`),
  };
}

/** `07` of a moment in the hour. */
export function hourName(ms: number): string {
  return String(Math.floor((ms % DAY_MS) / HOUR_MS)).padStart(2, '0');
}

/** When a shard expires, seconds since the epoch. */
export function shardExpiry(day: number, keepSeconds: number): number {
  return (day + DAY_MS) / 1_000 + keepSeconds;
}
