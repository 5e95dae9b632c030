import { COUNTER } from '../facts/counter-names.ts';
import type { CodeFact } from '../facts/fact.ts';

/** What one agent did in one analysis, as the seed service named it. */
export interface AgentFigures {
  agent_id: string;
  /** Changed lines. */
  code_volume: number;
  /** Modified and deleted lines. */
  churn_lines: number;
  /** 0 to 1. */
  churn_rate: number;
  avg_line_complexity: number;
  max_line_complexity: number;
  findings_by_category: Record<string, number>;
  findings_by_severity: Record<string, number>;
}

/** The figures of a code fact. */
export function agentFigures({ agent_id, counters }: CodeFact): AgentFigures {
  const lines = counters[COUNTER.lines] ?? 0;
  const churn = (counters[COUNTER.change('modified')] ?? 0) + (counters[COUNTER.change('deleted')] ?? 0);
  const scores = named(counters, 'complexity:').map(([score, count]) => [Number(score), count] as const);
  const scored = sum(scores.map(([, count]) => count));
  const findings = named(counters, 'finding:').map(([rest, count]) => {
    const end = rest.indexOf(':');
    return { severity: rest.slice(0, end), category: rest.slice(end + 1), count };
  });
  return {
    agent_id,
    code_volume: lines,
    churn_lines: churn,
    churn_rate: lines === 0 ? 0 : churn / lines,
    avg_line_complexity: scored === 0 ? 0 : sum(scores.map(([score, count]) => score * count)) / scored,
    max_line_complexity: scores.reduce((most, [score]) => Math.max(most, score), 0),
    findings_by_category: countedBy(findings, ({ category }) => category),
    findings_by_severity: countedBy(findings, ({ severity }) => severity),
  };
}

function named(counters: Record<string, number>, head: string): [rest: string, count: number][] {
  return Object.entries(counters).flatMap(([name, count]) => (name.startsWith(head) ? [[name.slice(head.length), count]] : []));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

/** Names come from rules of operators: `__proto__` is one like any. */
function countedBy<T extends { count: number }>(entries: readonly T[], nameOf: (entry: T) => string): Record<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries) counts.set(nameOf(entry), (counts.get(nameOf(entry)) ?? 0) + entry.count);
  return Object.fromEntries(counts);
}
