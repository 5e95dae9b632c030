import { RangeTable, type LineRange } from './range-table.ts';

/** A range of a file. */
export interface FileRange<T> extends LineRange<T> {
  path: string;
}

/** What is recorded for lines of files; of overlapping records the last one counts. */
export class LineTable<T> {
  readonly #files: ReadonlyMap<string, RangeTable<T>>;

  constructor(ranges: readonly FileRange<T>[]) {
    const byPath = Map.groupBy(ranges.filter(isRange), ({ path }) => path);
    this.#files = new Map([...byPath].map(([path, list]) => [path, new RangeTable(list)]));
  }

  at(path: string, line: number): T | undefined {
    return this.#files.get(path)?.at(line);
  }
}

function isRange({ from, to }: LineRange<unknown>): boolean {
  return Number.isSafeInteger(from) && Number.isSafeInteger(to + 1) && from >= 1 && from <= to;
}
