import { COUNTER } from '../facts/counter-names.ts';
import { OUTCOMES, type Outcome } from '../decision/decision.ts';
import type { Metric, Term } from './metric.ts';
import { bySeverity, counters, remediations, valueCounts } from './terms.ts';
import type { Tally } from './tally.ts';

const LINES = counters(COUNTER.lines);
const BY_FINDING = { category: ['code', 'finding'], severity: ['code', 'finding'] } as const;

/** Lines, or those in the language that is asked for. */
const volume: Term = (tally, { language }) => tally.get(language === undefined ? COUNTER.lines : `language:${language}`);

const totalComplexity: Term = (tally) => complexities(tally).reduce((sum, [value, count]) => sum + value * count, 0);
const scoredLines: Term = (tally) => complexities(tally).reduce((sum, [, count]) => sum + count, 0);
const highestComplexity: Term = (tally) => complexities(tally).reduce((highest, [value]) => Math.max(highest, value), 0);

function complexities(tally: Tally): (readonly [number, number])[] {
  return valueCounts(tally, 'complexity');
}

/** An analysis counts once in all; under each of its agents where the figure is one agent's own. */
function decided(...outcomes: readonly Outcome[]): Term {
  const [once, ofEach] = [counters(...outcomes.map(COUNTER.decision)), counters(...outcomes.map(COUNTER.involved))];
  return (tally, slice, view) => (view.ofAgent ? ofEach : once)(tally, slice, view);
}

/** Lines of one pull request stand or fall together: a thousand of them say little of the next pull request. */
const analysed = decided(...OUTCOMES);

/** What the lines, the findings and the decisions say. */
export const CODE_METRICS: readonly Metric[] = [
  {
    name: 'code_volume', kind: 'sum', unit: 'lines', families: ['code'], slices: { language: ['shape'] },
    numerator: volume, sample: analysed, description: 'Changed lines',
  },
  {
    name: 'code_churn_rate', kind: 'share', unit: 'percent', families: ['code'], scale: 100,
    numerator: counters(COUNTER.change('modified'), COUNTER.change('deleted')), denominator: LINES, sample: analysed,
    description: 'Modified and deleted lines over all changed lines',
  },
  {
    name: 'avg_line_complexity', kind: 'mean', unit: 'score', families: ['shape'], scale: 1,
    numerator: totalComplexity, denominator: scoredLines, spread: complexities,
    description: 'Mean structural complexity of non-blank lines',
  },
  { name: 'max_line_complexity', kind: 'max', unit: 'score', families: ['shape'], numerator: highestComplexity, description: 'Highest structural complexity of a line' },
  {
    name: 'risk_rate', kind: 'rate', unit: 'per_1000_lines', families: ['code', 'finding'], slices: BY_FINDING, scale: 1000,
    numerator: bySeverity('finding'), denominator: LINES, sample: analysed,
    description: 'Open findings, as the analyses found them, per 1,000 changed lines; a filter narrows the findings, never the lines',
  },
  {
    name: 'findings_count', kind: 'sum', unit: 'count', families: ['finding'], slices: { category: ['finding'], severity: ['finding'] },
    numerator: bySeverity('finding'), sample: analysed, description: 'Open findings, as the analyses found them',
  },
  {
    name: 'provenance_coverage', kind: 'share', unit: 'percent', families: ['code'], scale: 100,
    numerator: counters(COUNTER.contributor('ai'), COUNTER.contributor('human'), COUNTER.contributor('mixed'), COUNTER.contributor('automation')),
    denominator: LINES, description: 'Lines with an agent or a named human over all lines',
  },
  {
    name: 'attested_coverage', kind: 'share', unit: 'percent', families: ['code'], scale: 100,
    numerator: counters(COUNTER.attested), denominator: LINES, description: 'Lines whose signature verified over all lines',
  },
  {
    name: 'mttr', kind: 'quantile', unit: 'hours', families: ['finding'], slices: { category: ['finding'], severity: ['finding'] },
    durations: remediations, share: 0.5,
    description: 'Median time from detection to remedy, of the remediated findings that were first detected in the window',
  },
  {
    name: 'suppression_rate', kind: 'share', unit: 'percent', families: ['finding'], slices: { category: ['finding'], severity: ['finding'] }, scale: 100,
    numerator: bySeverity('suppressed'), denominator: bySeverity('tracked'),
    description: 'Suppressed findings over all findings that were first detected in the window',
  },
  {
    name: 'remediation_rate', kind: 'share', unit: 'percent', families: ['finding'], slices: { category: ['finding'], severity: ['finding'] }, scale: 100,
    numerator: bySeverity('remediated'), denominator: bySeverity('tracked'),
    description: 'Remediated findings over all findings that were first detected in the window',
  },
  ...(['block', 'warn'] as const).map((outcome): Metric => ({
    name: `${outcome}_rate`, kind: 'share', unit: 'percent', families: ['code'], scale: 100,
    numerator: decided(outcome), denominator: analysed,
    description: `Decisions to ${outcome} over all decisions; by agent: of the analyses in which the agent has lines`,
  })),
];
