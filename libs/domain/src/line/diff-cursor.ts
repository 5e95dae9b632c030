/** Lines of a text one at a time: a body may hold millions, and splitting it would hold them all at once. */
export class DiffCursor {
  /** Number (from 1) of the line that next() gave last. */
  number = 0;
  #offset = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The next line without its newline; undefined at the end. */
  next(): string | undefined {
    const line = this.peek();
    if (line === undefined) return undefined;
    this.#offset += line.length + 1;
    this.number++;
    return line;
  }

  /** What next() would give. */
  peek(): string | undefined {
    if (this.#offset >= this.#text.length) return undefined;
    const end = this.#text.indexOf('\n', this.#offset);
    return this.#text.slice(this.#offset, end === -1 ? undefined : end);
  }
}
