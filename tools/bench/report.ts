import type { Figure, Item, Measurement } from './measurement.ts';

/** Longest line of prose in the page. */
const WIDTH = 118;

/** What one item came to; a failed one has no measurements but the error. */
export interface Outcome {
  item: Item;
  /** What it was measured on. */
  facts: readonly (readonly [name: string, value: string])[];
  measurements: Measurement[];
  error?: string;
  seconds: number;
}

export function line({ what, value, unit, baseline, ratio, target, remark, replaced }: Measurement): string {
  const parts = [`${what.padEnd(52)} ${show({ what, value, unit }).padStart(12)}`];
  if (baseline !== undefined) parts.push(`${(ratio ?? Number.NaN).toFixed(2)}x of ${show(baseline)} (${baseline.what})`);
  if (target !== undefined) parts.push(`${target.says}: ${target.met ? 'met' : 'MISSED'}`);
  if (replaced !== undefined) parts.push(`Python service: ${replaced}`);
  if (remark !== undefined) parts.push(remark);
  return `   ${parts.join('   ')}`;
}

/** The page docs/performance.md. */
export function page(outcomes: readonly Outcome[]): string {
  return [
    '# Performance',
    '',
    ...paragraph(
      'Written by `npm run bench`, never by hand. Each figure stands beside a baseline that was measured in the same run on the ' +
        'same machine; trust the ratios more than the figures. The service, its Redis, the engines and the client ' +
        'that loads them share the cores. Each section says when and on what it was measured.',
    ),
    '',
    ...paragraph(
      'The last column is what the Python service that this one replaces showed, on a 2-core machine as well. ' +
        'A missed target fails no build: it is told here.',
    ),
    '',
    '## At a glance',
    '',
    ...glance(outcomes),
    '',
    '## To repeat it',
    '',
    '```',
    'npm run bench                 # everything, some twenty minutes',
    'npm run bench -- c e          # two items; the sections of the others stay as they are',
    'npm run bench -- --quick      # a smoke run: every step, figures that mean nothing and are not kept',
    '```',
    '',
    ...paragraph(
      'It needs nothing that runs already: it starts a Redis and the services itself, on free ports, and installs the Semgrep ' +
        'command line for item c into `.parts`. Close what else uses the cores.',
    ),
    '',
    ...outcomes.flatMap(section),
  ].join('\n');
}

/** Every target in one line, met or missed. */
function glance(outcomes: readonly Outcome[]): string[] {
  const rows = outcomes.flatMap(({ item, measurements, error }) => {
    if (error !== undefined) return [`| ${item.letter} | ${item.title} | not measured | | |`];
    return measurements
      .filter(({ target }) => target !== undefined)
      .map((entry) => `| ${item.letter} | ${entry.what} | ${achieved(entry)} | ${entry.target!.says} | ${verdict(entry)} |`);
  });
  return ['| | what | result | target | |', '|---|---|---:|---|---|', ...rows];
}

/** The figure, and the ratio where there is one: the target may be of either. */
function achieved(measurement: Measurement): string {
  return measurement.ratio === undefined ? show(measurement) : `${show(measurement)}, ${measurement.ratio.toFixed(2)} x`;
}

function verdict({ target }: Measurement): string {
  if (target === undefined) return '';
  return target.met ? 'met' : '**missed**';
}

function section({ item, facts, measurements, error }: Outcome): string[] {
  const body =
    error === undefined
      ? [
          '| | figure | baseline | ratio | target | | Python service |',
          '|---|---:|---:|---:|---|---|---|',
          ...measurements.map(row),
        ]
      : paragraph(`Not measured: ${error}`);
  return [`## ${item.letter}. ${item.title}`, '', ...paragraph(item.method), '', ...paragraph(facts.map(([name, value]) => `${name}: ${value}`).join('; ')), '', ...body, ''];
}

function row(measurement: Measurement): string {
  const { what, value, unit, baseline, ratio, target, remark, replaced } = measurement;
  const cells = [
    what,
    show({ what, value, unit }),
    baseline === undefined ? '' : `${show(baseline)} (${baseline.what})`,
    ratio === undefined ? '' : ratio.toFixed(2),
    target?.says ?? '',
    target === undefined ? (remark ?? '') : verdict(measurement),
    replaced ?? '',
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Prose in lines that read well as text. */
function paragraph(text: string): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function show({ value, unit }: Figure): string {
  if (Number.isNaN(value)) return 'n/a';
  const digits = value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
  return unit.startsWith('/') ? `${digits}${unit}` : `${digits} ${unit}`.trim();
}
