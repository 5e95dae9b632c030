import type { Figure, Item, Measurement } from './measurement.ts';

/** What one item came to; a failed one has no measurements but the error. */
export interface Outcome {
  item: Item;
  measurements: Measurement[];
  error?: string;
  seconds: number;
}

export function line({ what, value, unit, baseline, ratio, target, remark }: Measurement): string {
  const parts = [`${what.padEnd(52)} ${show({ what, value, unit }).padStart(12)}`];
  if (baseline !== undefined) parts.push(`${(ratio ?? Number.NaN).toFixed(2)}x of ${show(baseline)} (${baseline.what})`);
  if (target !== undefined) parts.push(`${target.says}: ${target.met ? 'pass' : 'MISS'}`);
  if (remark !== undefined) parts.push(remark);
  return `   ${parts.join('   ')}`;
}

/** The page docs/performance.md. */
export function page(facts: readonly [string, string][], outcomes: readonly Outcome[]): string {
  return [
    '# Performance',
    '',
    'Written by `npm run bench`, never by hand: all figures are of one run on one machine, each beside its baseline, which was',
    'measured in the same run. Submissions, workers and client share the cores.',
    '',
    '| | |',
    '|---|---|',
    ...facts.map(([name, value]) => `| ${name} | ${value} |`),
    '',
    ...outcomes.flatMap(section),
  ].join('\n');
}

function section({ item, measurements, error }: Outcome): string[] {
  const body =
    error === undefined
      ? ['| | figure | baseline | ratio | target | |', '|---|---:|---:|---:|---|---|', ...measurements.map(row)]
      : [`Not measured: ${error}`];
  return [`## ${item.letter}. ${item.title}`, '', item.method, '', ...body, ''];
}

function row({ what, value, unit, baseline, ratio, target, remark }: Measurement): string {
  const cells = [
    what,
    show({ what, value, unit }),
    baseline === undefined ? '' : `${show(baseline)} (${baseline.what})`,
    ratio === undefined ? '' : `${ratio.toFixed(2)}`,
    target?.says ?? '',
    target === undefined ? (remark ?? '') : target.met ? 'pass' : '**miss**',
  ];
  return `| ${cells.join(' | ')} |`;
}

function show({ value, unit }: Figure): string {
  if (Number.isNaN(value)) return 'n/a';
  const digits = value >= 100 ? value.toFixed(0) : value.toPrecision(3);
  return unit.startsWith('/') ? `${digits}${unit}` : `${digits} ${unit}`.trim();
}
