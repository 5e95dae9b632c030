/**
 * A fact is a map of integer counters; a roll-up is a sum of facts; a query a sum of roll-ups.
 * A code fact is what one analysis says of one agent.
 */
export interface CodeFact {
  analysis_id: string;
  repo: string;
  agent_id: string;
  /** When the analysis completed, RFC 3339, UTC; of one that was made again, when the facts of the first count. */
  at: string;
  /** Of an analysis that was made again: the first one, in whose place the facts count, and a number that grows with every run. */
  replaces?: { first: string; version: number };
  counters: Record<string, number>;
}
