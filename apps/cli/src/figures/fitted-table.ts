import { cut, padEnd, padStart, plain, widthOf, type Paint } from '@provenance/report';

export interface Column<Row> {
  /** What others wrote may be in the title and the cells: it is made harmless here. */
  title: string;
  cell: (row: Row) => string;
  /** Set of numbers, which stand to the right and are never cut. */
  number?: true;
}

const GUTTER = 2;
/** A text is not cut below it: what is left would say nothing. */
const SHORTEST = 10;

/**
 * A table that is no wider than the terminal: texts are cut, the longest first; then columns are left out from the right,
 * and it says which.
 * @param width of the terminal; undefined where nobody looks at the answer's width, as in a file
 */
export function fittedTable<Row>(paint: Paint, width: number | undefined, columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const titles = columns.map(({ title }) => plain(title));
  const cells = rows.map((row) => columns.map(({ cell }) => plain(cell(row))));
  const natural = titles.map((title, at) => Math.max(widthOf(title), ...cells.map((row) => widthOf(row[at]!))));
  const widths = width === undefined ? natural : fitted(columns, natural, width);
  const shown = columns.slice(0, widths.length);
  const line = (texts: readonly string[]): string =>
    shown.map(({ number }, at) => (number ? padStart(texts[at]!, widths[at]!) : padEnd(cut(texts[at]!, widths[at]!), widths[at]!))).join(' '.repeat(GUTTER)).trimEnd();
  const hidden = titles.slice(shown.length);
  return [
    paint('dim', line(titles)),
    ...cells.map(line),
    ...(hidden.length === 0 ? [] : [paint('dim', `no room for ${hidden.join(', ')}: --json and --csv have all`)]),
  ].join('\n');
}

function fitted<Row>(columns: readonly Column<Row>[], natural: readonly number[], width: number): number[] {
  const widths = [...natural];
  for (;;) {
    const over = widths.reduce((sum, one) => sum + one, GUTTER * (widths.length - 1)) - width;
    if (over <= 0) return widths;
    const longest = Math.max(0, ...widths.filter((_, at) => columns[at]!.number !== true));
    if (longest <= SHORTEST) return widths.length === 1 ? widths : fitted(columns, natural.slice(0, -1), width);
    const at = widths.findIndex((one, column) => one === longest && columns[column]!.number !== true);
    widths[at] = Math.max(SHORTEST, longest - over);
  }
}
