import { METRICS, type MetricDefinition } from './catalogue.ts';

/** The reference page of all metrics, in Markdown. */
export function metricsReference(): string {
  const rows = Object.entries<MetricDefinition>(METRICS).map(
    ([name, { kind, labels, description }]) =>
      `| \`${name}\` | ${kind} | ${labels.map((label) => `\`${label}\``).join(', ') || '-'} | ${description} |`,
  );
  return ['| metric | kind | labels | meaning |', '|---|---|---|---|', ...rows, ''].join('\n');
}
