import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const DOMAIN = resolve(import.meta.dirname, '../libs/domain/src');

const INTRODUCTION = `# Counters of facts

Generated from the comments of the counters in \`libs/domain\` by \`npm run docs\`; do not edit.

A \`fact\` in an [exported row](export.md) holds whole numbers by the names below, for each agent. Their sums over facts are
what [every figure](analytics.md) is a formula of: of two facts with one \`id\` only the one with the greater \`version\` is
summed, at its \`at\`. A free text stands last in its name, so that a name can be split at its first colons whatever the
text holds. \`<bin>\` stands for a duration, within 1 %: the milliseconds \`2 * g^bin / (g + 1)\` with \`g = 1.01 / 0.99\`, so
that a median is read from the counts of the bins, by the nearest rank.

The median hours to merge of each agent from a file of rows, with DuckDB 2.0; [ClickHouse](export-clickhouse.md) has
views that do the first steps:

\`\`\`sql
WITH fact AS (
  SELECT payload->'fact' AS fact FROM read_ndjson('data/timeseries_events.jsonl*')
  WHERE event_type = 'review_metrics'
  QUALIFY row_number() OVER (PARTITION BY payload->'fact'->>'id' ORDER BY (payload->'fact'->>'version')::BIGINT DESC) = 1
), part AS (SELECT unnest((fact->'parts')::JSON[]) AS part FROM fact), bins AS (
  SELECT part->>'agent_id' AS agent_id, regexp_extract(name, '^duration:time_to_merge:(\\d+)$', 1)::INT AS bin,
         sum((part->'counters'->>name)::BIGINT) AS count
  FROM part, unnest(json_keys(part->'counters')) AS names(name)
  WHERE name LIKE 'duration:time\\_to\\_merge:%' ESCAPE '\\' GROUP BY ALL
), ranked AS (
  SELECT *, sum(count) OVER (PARTITION BY agent_id ORDER BY bin) AS rank, sum(count) OVER (PARTITION BY agent_id) AS total FROM bins
)
SELECT agent_id, 2 * pow(1.01 / 0.99, min(bin)) / (1.01 / 0.99 + 1) / 3600000 AS median_hours
FROM ranked WHERE rank >= ceil(total / 2) GROUP BY agent_id;
\`\`\`
`;

/** Where the counters of each kind of fact are said, and whose they are. */
const TABLES = [
  ['Of an analysis', 'One fact an analysis, with a part for each agent that has lines in it: in `analysis_metrics`.', 'facts/counter-names.ts'],
  ['Of a pull request', 'One fact a pull request, of the agent with the most of its lines: in `review_metrics`.', 'review/review-counters.ts'],
  ['Of a finding', 'One fact a finding, of the agent of its line: in `finding_opened`, `_suppressed`, `_reopened`, `_remediated`.', 'facts/finding-fact.ts'],
] as const;

/** What an exported fact counts: the comments that stand beside the counters' names. */
export function countersDocument(): string {
  return [INTRODUCTION, ...TABLES.map(([title, about, file]) => `## ${title}\n\n${about}\n\n${commentOf(file)}\n`)].join('\n');
}

/** The comment of the counters of a source file, as Markdown. */
function commentOf(file: string): string {
  const source = readFileSync(resolve(DOMAIN, file), 'utf8');
  const comment = /\/\*\*\n((?: \*.*\n)+) \*\/\nexport const \w*COUNTER = /.exec(source)?.[1];
  if (comment === undefined) throw new Error(`${file} has no comment on its counters`);
  return comment.split('\n').map((line) => asRow(line.replace(/^ \* ?/, ''))).join('\n').trim();
}

const HEADS = new Set(['counter', 'duration']);

/** A row of a table with its names as code: outside of code `<severity>` would be taken for HTML. */
function asRow(line: string): string {
  if (!line.startsWith('|')) return line;
  if (/^[|-]+$/.test(line)) return line.replace(/-+/g, '---');
  const [names = '', ...said] = line.slice(1, -1).split('|').map((cell) => cell.trim());
  const named = HEADS.has(names) ? names : names.split(', ').map((name) => `\`${name}\``).join(', ');
  return `| ${[named, ...said].join(' | ')} |`;
}
