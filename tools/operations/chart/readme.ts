import { isMap, isScalar, parseDocument, type Pair, type YAMLMap } from 'yaml';

interface Row {
  path: string;
  value: string;
  about: string;
}

const ABOUT = /^\s*-- /m;

/**
 * The README of the chart: a text written by hand, then a table of every value that carries a comment.
 * @param values text of values.yaml @param introduction what stands before the table
 */
export function chartReadme(values: string, introduction: string): string {
  const rows = rowsOf(parseDocument(values).contents as YAMLMap, []);
  const table = rows.map(({ path, value, about }) => `| \`${path}\` | \`${value}\` | ${about} |`);
  return [
    introduction.trimEnd(),
    '',
    '## Values',
    '',
    'Generated from `values.yaml` by `npm run docs`; do not edit.',
    '',
    '| value | default | meaning |',
    '|---|---|---|',
    ...table,
    '',
  ].join('\n');
}

function rowsOf(map: YAMLMap, above: readonly string[]): Row[] {
  return map.items.flatMap((item, index) => {
    const pair = item as Pair;
    const key = pair.key as { value: string; commentBefore?: string };
    const path = [...above, key.value];
    // The comment before the first key of a map belongs to the map in the parser's eyes.
    const comment = key.commentBefore ?? (index === 0 ? map.commentBefore : undefined) ?? '';
    if (ABOUT.test(comment)) return [{ path: path.join('.'), value: defaultOf(pair.value), about: aboutOf(comment) }];
    return isMap(pair.value) ? rowsOf(pair.value, path) : [];
  });
}

function aboutOf(comment: string): string {
  return comment
    .split('\n')
    .filter((line) => ABOUT.test(line))
    .map((line) => line.replace(ABOUT, ''))
    .join(' ')
    .replaceAll('|', '\\|');
}

function defaultOf(value: unknown): string {
  if (isScalar(value)) return value.value === '' ? '""' : String(value.value);
  return JSON.stringify((value as { toJSON(): unknown }).toJSON());
}
