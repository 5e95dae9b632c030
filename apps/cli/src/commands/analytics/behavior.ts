import { InvalidArgumentError, Option } from 'commander';
import type { Reports } from '@provenance/api-client';
import { plain, type Paint } from '@provenance/report';
import { fittedTable } from '../../figures/fitted-table.ts';
import { countsText, NO_FIGURE, numberText } from '../../figures/number-text.ts';
import { define } from '../command.ts';
import { answerReport, report } from './answer-report.ts';
import { AGENT, scopeOptions, scopeQuery, type ReportOptions } from './report-options.ts';

type Behavior = Reports['behavior']['report']['snapshots'][number];

interface BehaviorOptions extends ReportOptions {
  agent?: string;
  categories?: number;
}

export const behavior = define<BehaviorOptions>({
  usage: 'behavior',
  summary: 'everything that is known of each agent',
  description: 'Prints a line an agent; with --agent everything that is known of that one.',
  options: [AGENT(), new Option('--categories <count>', 'categories of findings that are named, 1 to 10 (default: 3)').argParser(count), ...scopeOptions()],
  examples: [
    ['provenance analytics behavior --window 30d', 'a line an agent'],
    ['provenance analytics behavior --agent claude-code', 'all figures of one'],
  ],
  run: ({ agent, categories, ...options }, context) => {
    const query = { ...scopeQuery(options), agent_id: agent, top_categories: categories?.toString() };
    return answerReport({ name: 'behavior', query, show: ({ report: { snapshots, ...window } }, paint, width) => report(paint, window, snapshots, () => (agent === undefined ? overview(snapshots, paint, width) : snapshots.map((one) => everything(one, paint)).join('\n\n'))) }, options, context);
  },
});

function overview(snapshots: readonly Behavior[], paint: Paint, width: number | undefined): string {
  return fittedTable(
    paint,
    width,
    [
      { title: 'agent', cell: ({ agent_id }) => agent_id },
      { title: 'lines', cell: ({ code_volume }) => numberText(code_volume), number: true },
      { title: 'churn', cell: ({ churn_rate }) => percent(churn_rate), number: true },
      { title: 'findings', cell: ({ findings_by_severity }) => countsText(findings_by_severity) },
      { title: 'comments', cell: ({ review_comment_count }) => numberText(review_comment_count), number: true },
      { title: 'people', cell: ({ human_reviewer_count }) => numberText(human_reviewer_count), number: true },
      { title: 'bot blocks', cell: ({ bot_block_events }) => numberText(bot_block_events), number: true },
      { title: 'CI failures', cell: ({ ci_failure_count, ci_run_count }) => `${ci_failure_count}/${ci_run_count}`, number: true },
      { title: 'merged after', cell: ({ time_to_merge_hours }) => hours(time_to_merge_hours), number: true },
      { title: 'top categories', cell: ({ top_vulnerability_categories }) => countsText(top_vulnerability_categories) },
    ],
    snapshots,
  );
}

/** Every figure by its name in the API. */
function everything({ agent_id, ...figures }: Behavior, paint: Paint): string {
  const names = Object.keys(figures);
  const widest = Math.max(...names.map(({ length }) => length));
  return [paint('bold', plain(agent_id)), ...Object.entries(figures).map(([name, value]) => `${name.padEnd(widest)}  ${plain(figureText(value))}`)].join('\n');
}

function figureText(value: Behavior[keyof Behavior]): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || value === null) return numberText(value);
  return (Array.isArray(value) ? value.join(', ') : countsText(value)) || NO_FIGURE;
}

function percent(share: number | null): string {
  return share === null ? NO_FIGURE : `${numberText(share * 100)}%`;
}

function hours(value: number | null): string {
  return value === null ? NO_FIGURE : `${numberText(value)} h`;
}

function count(text: string): number {
  if (!/^([1-9]|10)$/.test(text)) throw new InvalidArgumentError('It must be a number from 1 to 10.');
  return Number(text);
}
