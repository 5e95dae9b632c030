import { RELATIVE_ERROR } from '../facts/duration-bins.ts';
import { catalogue, type CatalogueEntry } from './catalogue.ts';
import { CODE_METRICS } from './code-metrics.ts';
import { SMALL_SAMPLE } from './uncertainty.ts';

const INTRODUCTION = `# Analytics

Generated from the metric registry by \`npm run docs\`; do not edit.

Every figure is a formula over sums of counters. The sums are kept by hour and by day, of all repositories and of each,
so a question costs what its window and its groups ask for, however many analyses there are. Only completed analyses
count; \`unknown\` is the agent of lines that nobody claims, \`human\` that of lines that people wrote.

## Asking

\`\`\`
GET /v1/analytics/summary?metric=risk_rate&time_window=14d
GET /v1/analytics/summary?metric=code_volume,block_rate&group_by=repo&from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z
GET /v1/analytics/summary?metric=findings_count&group_by=severity&agent_id=codex&interval=1d
GET /v1/analytics/summary?metric=mttr&compare=previous
\`\`\`

- \`time_window\` is a number of hours, days or weeks (\`24h\`, \`7d\`, \`2w\`) back from now, or from \`to\`; \`from\` and \`to\`
  are moments, the first in the window, the second not. Without any the window is
  \`PROVENANCE_ANALYTICS_DEFAULT_WINDOW\`. It has ten years at most. A figure is exact at both edges of its window.
- \`group_by\` is \`agent_id\` when it is not given. \`agent_id\` and \`repo\` narrow a figure; \`category\` and \`severity\`
  narrow what is counted, never what it is divided by.
- \`interval\` (\`1h\`, \`1d\`, \`1w\`) makes a series of each group, without the steps in which it does not appear.
- \`compare=previous\` shows the window before and the difference, of the groups of both windows.
- What makes no sense for a metric is answered with 422 and with what does. Names are open sets: of a category that neither
  a finding of the window nor a detector that runs has, \`warnings\` tells, beside figures that are all zero; and of an
  agent or a repository of which the window has nothing. \`agent_id\` is one name, \`repo\` may be several, parted by commas.
- \`Accept: text/csv\` answers the rows as CSV; a warning is in the header \`provenance-warning\` then. A name that a
  spreadsheet would take for a formula (one that begins with \`=\`, \`+\`, \`-\` or \`@\`) has an apostrophe before it, which a
  program that joins by names has to take off.
- Names of repositories are in lower case; those of agents are as they were given, and \`Codex\` is not \`codex\`.
- Numbers are shown of every agent or repository that has an analysis in the window (figures of reviews: a review), also
  where they are 0.

An analysis counts at the moment at which it was completed, with all that it found. It is added up right after it is said
to be completed: who asks within that moment, some milliseconds, does not see it yet.

A review, with its checks, comments and commits, counts under one agent: that with the most lines of the pull request.
It counts once for its pull request, at the merge, else the close, else the last change, however often the pull
request was analysed; when GitHub says something newer, that replaces it. \`mttr\`, \`suppression_rate\` and
\`remediation_rate\` count a finding at its first detection, with what has become of it since. \`findings_count\` and
\`risk_rate\` count what each analysis found open, by its time: what becomes of a finding later does not change them, and
a pull request that was analysed twice counts twice.

## How sure a figure is

| kind | value | interval of 95 % |
|---|---|---|
| sum, max, distinct | a number; distinct people count once in a window | none: it is counted |
| share | part of the trials | Wilson |
| rate | events over an exposure | Byar's approximation of the Poisson limits |
| mean | total over count | normal from 30 values on where they are known, none of fewer; else Byar |
| quantile | of durations, by the nearest rank | order statistics; none of fewer than 6 (of p90: 29), which cannot tell |

A quantile is read from bins and is within ${RELATIVE_ERROR * 100} % of the true one (\`relative_error\`). A group
without anything to divide by has no point; in the reports such a figure is null, and a count of nothing is zero. An
interval takes the window for a sample of independent trials; lines of one pull request are not quite that, so read it
as the least doubt that there is. A scorecard therefore counts analyses, not lines, as the sample of what lines tell, and
pull requests, not checks or threads, of what these tell; it calls fewer than ${SMALL_SAMPLE} small, and tells nobody apart by
a small sample.

## Reports

| address under /v1/analytics | what |
|---|---|
| \`agents/behavior\` | everything that is known of each agent |
| \`agents/{id}/scorecard\` | an agent against all others, with intervals, samples and the analyses behind it |
| \`agents/compare?a=&b=\` | two agents beside each other |
| \`review-alerts\` | merges over a bot's change request, pushes after approval |
| \`review-load\`, \`review-load/teams\`, \`review-load/teams/alerts\` | who reviews, and how often; teams over \`PROVENANCE_TEAM_REVIEW_BUDGETS\` |
| \`review-drift\` | agents that people review rather than bots |
| \`ci-failure-heatmap\` | which checks fail under which agent |
| \`metrics\` | the tables below as data |

Where these count reviews by people, each person counts once for each pull request: a budget is of reviews in a window, and
a ratio is the same of three pull requests as of one of them. \`human_reviewers\` are people, each once in the window.

An analysis that is run again counts in the place of the first, at the moment of the first.
\`POST /v1/admin/rebuild-rollups\` (\`provenance admin rebuild-rollups\`) makes all sums again from the facts of analyses,
pull requests and findings, while others count; a rebuild that was cut off is begun again.

## What was tried against what

Each metric, by each group, in windows with edges of days, of hours and within hours, equals a naive calculation over a
made month of 2,000 analyses: in the roll-ups of a real Redis, and in ClickHouse's own engine behind a small HTTP front,
which is no full server ([more](export-clickhouse.md#what-was-tried-against-what)). Facts that are repeated, replaced,
late or rebuilt are tried in both with made stories against counting over the facts. Facts that expire are tried so in
Redis alone: a server's clock cannot be set, so the story takes away what the server would have let go of by the times
on the keys; that Redis lets go of it itself is tried with seconds for days. In ClickHouse expiry is tried by an example
alone: figures end with the last whole day that is kept.
`;

/** The page of the catalogue, in Markdown. */
export function analyticsDocument(): string {
  const [code, review] = [catalogue().slice(0, CODE_METRICS.length), catalogue().slice(CODE_METRICS.length)];
  return [INTRODUCTION, '## Code and risk', '', ...table(code), '', '## Review, commits and CI', '', ...table(review), ''].join('\n');
}

function table(entries: readonly CatalogueEntry[]): string[] {
  return [
    '| metric | kind | unit | what | also grouped by |',
    '|---|---|---|---|---|',
    ...entries.map(({ name, kind, unit, description, group_by }) => `| ${name} | ${kind} | ${unit} | ${description} | ${group_by.slice(2).join(', ')} |`),
  ];
}
