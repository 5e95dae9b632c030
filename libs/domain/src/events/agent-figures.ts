import { codeFigures, findingsByCategory, type CodeFigures } from '../analytics/reports/behavior.ts';
import { Tally } from '../analytics/tally.ts';
import type { CodeFact } from '../facts/fact.ts';

/** What one agent did in one analysis. */
export interface AgentFigures extends CodeFigures {
  agent_id: string;
  findings_by_category: Record<string, number>;
}

/** The figures of a code fact. */
export function agentFigures({ agent_id, counters }: CodeFact): AgentFigures {
  const tally = new Tally(Object.entries(counters));
  return { agent_id, ...codeFigures(tally), findings_by_category: findingsByCategory(tally) };
}
