/**
 * A fact is a map of integer counters; a roll-up is a sum of facts; a query a sum of roll-ups.
 * A code fact is what one analysis says of one agent.
 */
export interface CodeFact {
  analysis_id: string;
  repo: string;
  agent_id: string;
  /** When the analysis completed, RFC 3339, UTC. */
  at: string;
  counters: Record<string, number>;
}
