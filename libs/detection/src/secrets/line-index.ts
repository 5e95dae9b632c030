import type { Region } from '@provenance/domain';

/** Finds line and column of a character offset. */
export class LineIndex {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      this.#starts.push(at + 1);
    }
  }

  /** The region of [start, end); columns count UTF-16 units from 1. */
  region(start: number, end: number): Region {
    const [start_line, start_column] = this.#position(start);
    const [end_line, end_column] = this.#position(end);
    return { start_line, start_column, end_line, end_column };
  }

  #position(offset: number): [line: number, column: number] {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return [low + 1, offset - this.#starts[low]! + 1];
  }
}
