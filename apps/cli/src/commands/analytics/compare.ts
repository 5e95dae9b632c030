import { Argument } from 'commander';
import type { Reports } from '@provenance/api-client';
import type { Paint } from '@provenance/report';
import { fittedTable } from '../../figures/fitted-table.ts';
import { differenceText, intervalText, numberText } from '../../figures/number-text.ts';
import { define } from '../command.ts';
import { answerReport, report } from './answer-report.ts';
import { scopeOptions, scopeQuery, type ReportOptions } from './report-options.ts';
import { remark } from './scorecard.ts';

export const compare = define<ReportOptions>({
  usage: 'compare',
  summary: 'two agents beside each other',
  description: 'Prints the figures of two agents, and whether they differ by more than chance: then their intervals of 95 % do not touch, and neither sample is small.',
  words: [new Argument('<a>', 'id of an agent'), new Argument('<b>', 'id of the other one')],
  options: scopeOptions(),
  examples: [['provenance analytics compare claude-code github-copilot --window 90d', 'a quarter of both']],
  run: (options, context, [a = '', b = '']) => answerReport({ name: 'compare', query: { ...scopeQuery(options), a, b }, show: compareText }, options, context),
});

function compareText(answer: Reports['compare'], paint: Paint, width: number | undefined): string {
  const lines = answer.lines.filter(({ a, b }) => a !== null || b !== null);
  return report(paint, answer, lines, () =>
    fittedTable(
      paint,
      width,
      [
        { title: 'metric', cell: ({ metric }) => metric },
        { title: answer.a, cell: ({ a }) => numberText(a?.value), number: true },
        { title: answer.b, cell: ({ b }) => numberText(b?.value), number: true },
        { title: 'difference', cell: ({ difference }) => differenceText(difference), number: true },
        { title: 'unit', cell: ({ unit }) => unit },
        { title: '', cell: ({ small_sample, distinct }) => remark(small_sample, distinct) },
        { title: `95 % of ${answer.a}`, cell: ({ a }) => intervalText(a?.uncertainty) },
        { title: `95 % of ${answer.b}`, cell: ({ b }) => intervalText(b?.uncertainty) },
      ],
      lines,
    ),
  );
}
