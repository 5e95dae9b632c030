import { Argument } from 'commander';
import type { Reports } from '@provenance/api-client';
import { plain, type Paint } from '@provenance/report';
import { fittedTable } from '../../figures/fitted-table.ts';
import { differenceText, intervalText, numberText } from '../../figures/number-text.ts';
import { define } from '../command.ts';
import { answerReport, windowLine } from './answer-report.ts';
import { scopeOptions, scopeQuery, type ReportOptions } from './report-options.ts';

/** Analyses and pull requests that are shown of those behind the figures. */
const SHOWN = 5;

export const scorecard = define<ReportOptions>({
  usage: 'scorecard',
  summary: 'an agent against the fleet',
  description: 'Prints the figures of an agent with their intervals of 95 %, those of all other agents beside them, and the newest analyses behind them.',
  words: [new Argument('<agent>', 'id of the agent')],
  options: scopeOptions(),
  examples: [['provenance analytics scorecard claude-code --window 90d', 'a quarter of one agent']],
  run: (options, context, [agent = '']) => answerReport({ name: 'scorecard', query: scopeQuery(options), agent, show: scorecardText }, options, context),
});

function scorecardText(answer: Reports['scorecard'], paint: Paint, width: number | undefined): string {
  const { agent_id, lines, evidence } = answer;
  const known = lines.filter(({ figure }) => figure !== null);
  if (known.length === 0) return `${windowLine(paint, answer)}\nnothing of ${plain(agent_id)} in this window`;
  const table = fittedTable(
    paint,
    width,
    [
      { title: 'metric', cell: ({ metric }) => metric },
      { title: 'value', cell: ({ figure }) => numberText(figure?.value), number: true },
      { title: '95 %', cell: ({ figure }) => intervalText(figure?.uncertainty) },
      { title: 'fleet', cell: ({ baseline }) => numberText(baseline?.value), number: true },
      { title: 'difference', cell: ({ difference }) => differenceText(difference), number: true },
      { title: 'sample', cell: ({ sample }) => numberText(sample), number: true },
      { title: 'unit', cell: ({ unit }) => unit },
      { title: '', cell: ({ small_sample, distinct_from_baseline }) => remark(small_sample, distinct_from_baseline) },
    ],
    known,
  );
  const analyses = evidence.analyses.slice(0, SHOWN).map(({ at, analysis_id, repo, lines: changed, findings }) => `  ${at.slice(0, 10)} ${analysis_id} ${plain(repo)}: ${changed} lines, ${findings} findings`);
  const reviews = evidence.pull_requests.slice(0, SHOWN).map(({ at, repo, pr_number, review_comments, ci_failures }) => `  ${at.slice(0, 10)} ${plain(repo)}#${plain(pr_number)}: ${review_comments} comments, ${ci_failures} CI failures`);
  const behind = [...analyses, ...reviews];
  return [windowLine(paint, answer), paint('bold', plain(agent_id)), table, ...(behind.length === 0 ? [] : [paint('dim', 'behind it, the newest'), ...behind])].join('\n');
}

/** How far a figure can be built on. */
export function remark(isSmall: boolean, isDistinct: boolean): string {
  if (isSmall) return 'small sample';
  return isDistinct ? 'differs' : '';
}
