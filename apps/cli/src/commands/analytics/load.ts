import { Option } from 'commander';
import type { Reports } from '@provenance/api-client';
import { fittedTable, type Column } from '../../figures/fitted-table.ts';
import { countsText, numberText } from '../../figures/number-text.ts';
import { define } from '../command.ts';
import { answerReport, report, type ReportCall } from './answer-report.ts';
import { scopeOptions, scopeQuery, type ReportOptions } from './report-options.ts';

interface LoadOptions extends ReportOptions {
  teams: boolean;
  overBudget: boolean;
}

const TEAM: Column<Reports['teams']['load'][number]>[] = [
  { title: 'team', cell: ({ team }) => team },
  { title: 'people', cell: ({ human_reviewers }) => numberText(human_reviewers), number: true },
  { title: 'reviews', cell: ({ human_reviews }) => numberText(human_reviews), number: true },
];

export const load = define<LoadOptions>({
  usage: 'load',
  summary: 'what reviewing each agent takes: people and bots',
  description: 'Prints the people, their reviews and those by bots that each agent takes; or those of each team, or of the teams over their budget of reviews.',
  options: [
    new Option('--teams', 'by team instead'),
    new Option('--over-budget', 'only teams over PROVENANCE_TEAM_REVIEW_BUDGETS of the service').conflicts('teams'),
    ...scopeOptions(),
  ],
  examples: [
    ['provenance analytics load --window 30d', 'a line an agent'],
    ['provenance analytics load --over-budget', 'teams that review more than they should'],
  ],
  run: ({ teams, overBudget, ...options }, context) => {
    const query = scopeQuery(options);
    if (overBudget) return answerReport({ ...TEAM_ALERTS, query }, options, context);
    return teams ? answerReport({ ...TEAMS, query }, options, context) : answerReport({ ...AGENTS, query }, options, context);
  },
});

const AGENTS: Omit<ReportCall<'load'>, 'query'> = {
  name: 'load',
  show: (answer, paint, width) =>
    report(paint, answer, answer.load, () =>
      fittedTable(
        paint,
        width,
        [
          { title: 'agent', cell: ({ agent_id }) => agent_id },
          { title: 'people', cell: ({ human_reviewers }) => numberText(human_reviewers), number: true },
          { title: 'reviews', cell: ({ human_reviews }) => numberText(human_reviews), number: true },
          { title: 'bot reviews', cell: ({ bot_reviews }) => numberText(bot_reviews), number: true },
          { title: 'bot blocks', cell: ({ bot_block_events }) => numberText(bot_block_events), number: true },
          { title: 'teams', cell: ({ human_reviewer_teams }) => countsText(human_reviewer_teams) },
        ],
        answer.load,
      ),
    ),
};

const TEAMS: Omit<ReportCall<'teams'>, 'query'> = {
  name: 'teams',
  show: (answer, paint, width) => report(paint, answer, answer.load, () => fittedTable(paint, width, TEAM, answer.load)),
};

const TEAM_ALERTS: Omit<ReportCall<'teamAlerts'>, 'query'> = {
  name: 'teamAlerts',
  show: (answer, paint, width) =>
    report(paint, answer, answer.alerts, () =>
      fittedTable(
        paint,
        width,
        [
          ...TEAM,
          { title: 'budget', cell: ({ budget }: Reports['teamAlerts']['alerts'][number]) => numberText(budget), number: true },
          { title: 'over by', cell: ({ overage }: Reports['teamAlerts']['alerts'][number]) => numberText(overage), number: true },
        ],
        answer.alerts,
      ),
    ),
};
