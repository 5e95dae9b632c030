import { Argument, Option } from 'commander';
import { define } from '../command.ts';
import { answerReport } from './answer-report.ts';
import { AGENT, scopeOptions, scopeQuery, type ReportOptions } from './report-options.ts';
import { summaryText } from './summary-text.ts';

interface SummaryOptions extends ReportOptions {
  by?: string;
  agent?: string;
  category?: string;
  severity?: string;
  interval?: '1h' | '1d' | '1w';
  compare: boolean;
}

export const summary = define<SummaryOptions>({
  usage: 'summary',
  summary: 'figures of a window, by agent or anything else',
  description: 'Prints each metric by group, with its interval of 95 %; with --interval as a series, drawn from nothing to the highest of its row.',
  words: [new Argument('<metrics>', 'one metric, or several parted by commas; `provenance analytics metrics` lists them')],
  options: [
    new Option('--by <group>', 'agent_id, repo, category, severity, language or team (default: agent_id)'),
    AGENT(),
    new Option('--category <name>', 'only findings of this category'),
    new Option('--severity <name>', 'only findings of this severity'),
    new Option('--interval <step>', 'a series of hours, days or weeks').choices(['1h', '1d', '1w']),
    new Option('--compare', 'beside each figure that of the window before').conflicts('interval'),
    ...scopeOptions(),
  ],
  examples: [
    ['provenance analytics summary risk_rate,code_volume --window 30d', 'two metrics by agent'],
    ['provenance analytics summary findings_count --by category --interval 1w --window 12w', 'a line a category, a mark a week'],
    ['provenance analytics summary mttr --compare --repository acme/shop', 'what has changed'],
  ],
  run: ({ by, agent, category, severity, interval, compare, ...options }, context, [names = '']) => {
    const query = { ...scopeQuery(options), metric: names, group_by: by, agent_id: agent, category, severity, interval, ...(compare && { compare: 'previous' }) };
    return answerReport({ name: 'summary', query, show: (answer, paint, width) => summaryText(answer, paint, { interval, compare, width }) }, options, context);
  },
});
