import { EVIDENCE_KINDS, type EvidenceKind } from '@provenance/domain';
import { attributionTable, authorRows, plain, table, type Paint } from '@provenance/report';
import { fetchedOf, storedCharacters, summaryOf } from './dry-run-json.ts';
import type { DryRun } from './dry-run.ts';
import type { Spent } from './ask-github.ts';

/** Rows of authors that a person is shown. */
const MOST_ROWS = 50;

/** The dry run for a person. */
export function dryRunText(paint: Paint, run: DryRun, spent: Spent): string {
  const rows = authorRows(run.lines);
  const more = rows.length > MOST_ROWS ? [`... and ${rows.length - MOST_ROWS} more rows; --json has every line`] : [];
  return [
    section(paint, plain(`${run.snapshot.repo}#${run.snapshot.number}  ${run.snapshot.title}`), `  ${headline(run)}`),
    section(paint, 'What was asked', ...askedLines(spent)),
    section(paint, 'What would be fetched', ...counted(fetchedOf(run))),
    section(paint, 'Who wrote it', ...(rows.length === 0 ? ['  no changed lines'] : [attributionTable(paint, rows.slice(0, MOST_ROWS)), ...more, sums(run)])),
    section(paint, 'On what evidence', ...evidenceLines(run)),
    section(paint, 'What would be stored', ...storedLines(run)),
    section(paint, 'The review fact', factTable(paint, run)),
    ...(run.shortcomings.length === 0 ? [] : [section(paint, 'What could not be had', ...run.shortcomings.map((text) => `  ${plain(text)}`))]),
    paint('dim', 'Nothing was sent to anybody, nothing was stored.'),
  ].join('\n\n');
}

function headline({ snapshot }: DryRun): string {
  const { author, state, draft, branch, head_sha, head_repo } = snapshot;
  const from = head_repo === null ? 'a repository that is gone' : head_repo;
  return plain(`${draft ? 'draft, ' : ''}${state}, by ${author?.login ?? 'an account that is gone'}, ${branch} of ${from} at ${head_sha.slice(0, 12)}`);
}

function askedLines({ requests, graphql, rest }: Spent): string[] {
  const left = (use: Spent['rest']): string => (use.left === undefined ? 'no limit is known' : `${use.left.remaining} of ${use.left.limit} an hour left`);
  return [
    `  requests: ${requests}`,
    ...(graphql.asked === 0 ? [] : [`  GraphQL queries: ${graphql.asked}, points: ${graphql.points}, ${left(graphql)}`]),
    ...(rest.asked === 0 ? [] : [`  REST requests: ${rest.asked}, ${left(rest)}`]),
  ];
}

function counted(counts: object): string[] {
  return Object.entries(counts).map(([what, count]) => `  ${String(count).padStart(6)} ${what.replaceAll('_', ' ')}`);
}

function sums(run: DryRun): string {
  const { lines, files, contributors } = summaryOf(run);
  const kinds = Object.entries(contributors).filter(([, count]) => count > 0).map(([kind, count]) => `${count} ${kind}`);
  return `${lines} lines in ${files} files: ${kinds.join(', ')}`;
}

/** Lines by what speaks for them; a line can have several. */
function evidenceLines({ lines }: DryRun): string[] {
  const counts = new Map<EvidenceKind, number>();
  for (const { verdict } of lines) {
    for (const kind of new Set(verdict.evidence.map((one) => one.kind))) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const without = lines.filter(({ verdict }) => verdict.evidence.length === 0).length;
  const kinds = EVIDENCE_KINDS.filter((kind) => counts.has(kind)).map((kind) => `  ${String(counts.get(kind)).padStart(6)} lines: ${kind.replaceAll('_', ' ')}`);
  return without === 0 ? kinds : [...kinds, `  ${String(without).padStart(6)} lines: none`];
}

function storedLines(run: DryRun): string[] {
  return [
    `  ${run.lines.length} lines with their verdicts, without what they say`,
    `  ${run.enriched.contents.length} whole files (${storedCharacters(run)} characters), until the decision stands`,
    `  one review fact of ${Object.keys(run.fact.counters).length} counters`,
  ];
}

function factTable(paint: Paint, { fact }: DryRun): string {
  const rows = Object.entries(fact.counters).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => [plain(name), count]);
  const unknown = fact.could_not_tell.length === 0 ? [] : [`could not tell: ${fact.could_not_tell.join(', ')}`];
  return [table(paint, ['counter', 'value'], rows), ...unknown].join('\n');
}

function section(paint: Paint, title: string, ...parts: readonly string[]): string {
  return [paint('bold', title), ...parts].join('\n').trimEnd();
}
