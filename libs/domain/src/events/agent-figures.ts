import { codeFigures, findingsByCategory, type CodeFigures } from '../analytics/reports/behavior.ts';
import { Tally } from '../analytics/tally.ts';
import type { CodeFact } from '../facts/fact.ts';

/** What one agent did in one analysis. Version 1 of the rows promises a number for each figure. */
export interface AgentFigures extends CodeFigures {
  agent_id: string;
  churn_rate: number;
  avg_line_complexity: number;
  findings_by_category: Record<string, number>;
}

/** The figures of a code fact. */
export function agentFigures({ agent_id, counters }: CodeFact): AgentFigures {
  const tally = new Tally(Object.entries(counters));
  const { code_volume, churn_lines, churn_rate, avg_line_complexity, ...more } = codeFigures(tally);
  return { agent_id, code_volume, churn_lines, churn_rate: churn_rate ?? 0, avg_line_complexity: avg_line_complexity ?? 0, ...more, findings_by_category: findingsByCategory(tally) };
}
