import { Option } from 'commander';
import { fittedTable } from '../../figures/fitted-table.ts';
import { NO_FIGURE, numberText } from '../../figures/number-text.ts';
import { define } from '../command.ts';
import { answerReport, report } from './answer-report.ts';
import { scopeOptions, scopeQuery, type ReportOptions } from './report-options.ts';

export const alerts = define<ReportOptions & { threshold?: string }>({
  usage: 'alerts',
  summary: 'agents whose pull requests were merged over a bot, or pushed to after approval',
  description: 'Prints the worst agents first, each with its last merges of that kind.',
  options: [new Option('--threshold <count>', 'overrides, or force pushes after approval, that an alert takes (default: 1)'), ...scopeOptions()],
  examples: [['provenance analytics alerts --window 30d --threshold 3', 'who was merged over a bot three times or more']],
  run: ({ threshold, ...options }, context) =>
    answerReport(
      {
        name: 'alerts',
        query: { ...scopeQuery(options), threshold },
        show: (answer, paint, width) =>
          report(paint, answer, answer.alerts, () =>
            fittedTable(
              paint,
              width,
              [
                { title: 'agent', cell: ({ agent_id }) => agent_id },
                { title: 'overrides', cell: ({ bot_block_overrides }) => numberText(bot_block_overrides), number: true },
                { title: 'pushed after approval', cell: ({ force_push_after_approval }) => numberText(force_push_after_approval), number: true },
                { title: 'people', cell: ({ human_reviewer_count }) => numberText(human_reviewer_count), number: true },
                { title: 'last merged by', cell: ({ merge_actor }) => merge_actor ?? NO_FIGURE },
                { title: 'pull requests', cell: ({ override_details }) => override_details.map(({ repo, pr_number }) => `${repo}#${pr_number}`).join(' ') },
              ],
              answer.alerts,
            ),
          ),
      },
      options,
      context,
    ),
});
