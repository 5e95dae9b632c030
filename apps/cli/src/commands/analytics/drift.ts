import { Option } from 'commander';
import { fittedTable } from '../../figures/fitted-table.ts';
import { countsText, numberText } from '../../figures/number-text.ts';
import { define } from '../command.ts';
import { answerReport, report } from './answer-report.ts';
import { scopeOptions, scopeQuery, type ReportOptions } from './report-options.ts';

export const drift = define<ReportOptions & { people?: string; ratio?: string }>({
  usage: 'drift',
  summary: 'agents that people review rather than bots',
  description: 'Prints the agents whose ratio of reviews by people to reviews by bots is at or above the threshold, the highest first.',
  options: [
    new Option('--people <count>', 'people that it takes (default: 1)'),
    new Option('--ratio <number>', 'reviews by people over those by bots that it takes (default: 0.5)'),
    ...scopeOptions(),
  ],
  examples: [['provenance analytics drift --ratio 2', 'where people do twice what bots do']],
  run: ({ people, ratio, ...options }, context) =>
    answerReport(
      {
        name: 'drift',
        query: { ...scopeQuery(options), human_threshold: people, ratio_threshold: ratio },
        show: (answer, paint, width) =>
          report(paint, answer, answer.drifts, () =>
            fittedTable(
              paint,
              width,
              [
                { title: 'agent', cell: ({ agent_id }) => agent_id },
                { title: 'people', cell: ({ human_reviewers }) => numberText(human_reviewers), number: true },
                { title: 'reviews', cell: ({ human_reviews }) => numberText(human_reviews), number: true },
                { title: 'bot reviews', cell: ({ bot_reviews }) => numberText(bot_reviews), number: true },
                { title: 'ratio', cell: (line) => numberText(line.ratio), number: true },
                { title: 'teams', cell: ({ human_reviewer_teams }) => countsText(human_reviewer_teams) },
              ],
              answer.drifts,
            ),
          ),
      },
      options,
      context,
    ),
});
