/** The decided analyses by the moment of their decisions, as long as results are kept. Its own injection token. */
export abstract class DecidedIndex {
  /** Adds an analysis; a repeat is harmless. What is older than results are kept leaves. @param at ms since the epoch */
  abstract add(analysisId: string, at: number): Promise<void>;
  /** Those within a window, oldest first. @param from, to ms since the epoch, both in it */
  abstract between(from: number, to: number, page: { offset: number; limit: number }): Promise<string[]>;
  abstract count(from: number, to: number): Promise<number>;
  /** The newest, and when it was decided, ms since the epoch. */
  abstract newest(): Promise<{ analysisId: string; at: number } | undefined>;
}
