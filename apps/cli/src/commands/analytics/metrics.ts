import { fittedTable } from '../../figures/fitted-table.ts';
import { define } from '../command.ts';
import { answerReport } from './answer-report.ts';
import { answerOptions, type ReportOptions } from './report-options.ts';

export const metrics = define<ReportOptions>({
  usage: 'metrics',
  summary: 'list every metric of the service',
  description: 'Lists the metrics with their units, what they can be grouped by, and what they say.',
  options: answerOptions(),
  examples: [['provenance analytics metrics', 'one line a metric']],
  run: (options, context) =>
    answerReport(
      {
        name: 'metrics',
        query: {},
        show: ({ metrics: entries }, paint, width) =>
          fittedTable(
            paint,
            width,
            [
              { title: 'metric', cell: ({ name }) => name },
              { title: 'unit', cell: ({ unit }) => unit },
              { title: 'by', cell: ({ group_by }) => group_by.join(' ') },
              { title: 'says', cell: ({ description }) => description },
            ],
            entries,
          ),
      },
      options,
      context,
    ),
});
