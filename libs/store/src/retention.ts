/** How long keys live, in seconds. Contents go first, facts last. */
export interface Retention {
  /** Submitted bodies; decide drops them earlier. A failed analysis can be replayed as long as this. */
  contents: number;
  /** Records, lines, findings, decisions. */
  results: number;
  /** Code facts, from which numbers are made. */
  facts: number;
}

const DAY = 86_400;

export const DEFAULT_RETENTION: Retention = { contents: 7 * DAY, results: 90 * DAY, facts: 400 * DAY };
