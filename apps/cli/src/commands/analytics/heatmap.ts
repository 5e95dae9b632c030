import { Option } from 'commander';
import type { Reports } from '@provenance/api-client';
import type { Paint } from '@provenance/report';
import { fittedTable, type Column } from '../../figures/fitted-table.ts';
import { numberText } from '../../figures/number-text.ts';
import { define } from '../command.ts';
import { answerReport, report } from './answer-report.ts';
import { AGENT, scopeOptions, scopeQuery, type ReportOptions } from './report-options.ts';

type Failure = Reports['heatmap']['failures'][number];

export const heatmap = define<ReportOptions & { agent?: string; limit?: string }>({
  usage: 'heatmap',
  summary: 'which checks fail under which agent',
  description: 'Prints a line a check and a column an agent, the check that fails most first.',
  options: [AGENT(), new Option('--limit <count>', 'pairs of agent and check that are looked at, 1 to 100 (default: 25)'), ...scopeOptions()],
  examples: [['provenance analytics heatmap --window 30d', 'the checks of a month']],
  run: ({ agent, limit, ...options }, context) =>
    answerReport(
      {
        name: 'heatmap',
        query: { ...scopeQuery(options), agent_id: agent, limit },
        show: (answer, paint, width) => report(paint, answer, answer.failures, () => grid(answer.failures, paint, width)),
      },
      options,
      context,
    ),
});

/** The pairs come the most frequent first: so do checks and agents. */
function grid(failures: readonly Failure[], paint: Paint, width: number | undefined): string {
  const checks = Map.groupBy(failures, ({ name }) => name);
  const agents = [...new Set(failures.map(({ agent_id }) => agent_id))];
  const columns = agents.map(
    (agent): Column<[string, Failure[]]> => ({ title: agent, cell: ([, some]) => numberText(some.find(({ agent_id }) => agent_id === agent)?.count), number: true }),
  );
  return fittedTable(paint, width, [{ title: 'check', cell: ([name]) => name }, ...columns], [...checks]);
}
