import { ProvenanceError, type Fault } from '@provenance/domain';

/** A query as Fastify parses it: a name that stands there twice is a list. */
export type RawQuery = Readonly<Record<string, unknown>>;

/** Characters of a value; agents, repositories and categories are far shorter. */
const LONGEST_VALUE = 300;

/** Reads the parameters of a query and collects what is wrong with them, so that one answer names every fault. */
export class QueryReader {
  readonly #query: RawQuery;
  readonly #known = new Set<string>();
  readonly #faults: Fault[] = [];

  constructor(query: RawQuery) {
    this.#query = query;
  }

  fault(name: string, detail: string): undefined {
    this.#faults.push({ pointer: `?${name}`, detail });
    return undefined;
  }

  has(name: string): boolean {
    this.#known.add(name);
    return this.#query[name] !== undefined;
  }

  /** The value; undefined when it is not there, or stands there more than once, which is a fault. */
  text(name: string): string | undefined {
    this.#known.add(name);
    const value = this.#query[name];
    if (value === undefined) return undefined;
    if (typeof value !== 'string') return this.fault(name, 'must stand there once');
    return value === '' || value.length > LONGEST_VALUE ? this.fault(name, `must have 1 to ${LONGEST_VALUE} characters`) : value;
  }

  /** All values, whether the name stands there several times or they are parted by commas. Without any they are all meant, unless `required`. */
  list(name: string, { required = false } = {}): string[] {
    this.#known.add(name);
    const value = this.#query[name];
    const values = value === undefined ? [] : [value].flat().flatMap((one) => String(one).split(',')).map((one) => one.trim()).filter((one) => one !== '');
    // A value that a script left empty would otherwise ask for everything.
    if (values.length === 0 && (required || value !== undefined)) this.fault(name, 'must have a value, or several parted by commas');
    if (values.some((one) => one.length > LONGEST_VALUE)) this.fault(name, `must have values of at most ${LONGEST_VALUE} characters`);
    return values;
  }

  oneOf<const T extends string>(name: string, choices: readonly T[]): T | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    return choices.find((choice) => choice === value) ?? this.fault(name, `must be one of ${choices.join(', ')}`);
  }

  /** @param fits what the value must do @param detail the same in words: `must be ...` */
  fitting(name: string, fits: (value: string) => boolean, detail: string): string | undefined {
    const value = this.text(name);
    return value === undefined || fits(value) ? value : this.fault(name, detail);
  }

  /** ms since the epoch. */
  moment(name: string): number | undefined {
    const value = this.fitting(name, (at) => Number.isFinite(Date.parse(at)), 'must be a moment, as RFC 3339 writes it');
    return value === undefined ? undefined : Date.parse(value);
  }

  /** The cursor of a page. */
  cursor(fits: (value: string) => boolean): string | undefined {
    return this.fitting('cursor', fits, 'must be the next_cursor of a former answer');
  }

  number(name: string, { min, max, whole, fallback }: { min: number; max: number; whole: boolean; fallback: number }): number {
    const text = this.text(name);
    if (text === undefined) return fallback;
    const value = /^\d{1,9}(\.\d{1,9})?$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max && (!whole || Number.isInteger(value))) return value;
    this.fault(name, `must be a ${whole ? 'whole ' : ''}number from ${min} to ${max}`);
    return fallback;
  }

  /** @throws ProvenanceError `validation_failed` with every fault, and with every parameter that nothing reads */
  finish(): void {
    for (const name of Object.keys(this.#query).filter((one) => !this.#known.has(one))) {
      this.fault(name.slice(0, LONGEST_VALUE), `is no parameter of this resource; there are ${[...this.#known].join(', ')}`);
    }
    if (this.#faults.length > 0) {
      const names = new Set(this.#faults.map(({ pointer }) => pointer));
      throw new ProvenanceError('validation_failed', `${names.size === 1 ? '1 parameter makes' : `${names.size} parameters make`} no sense here`, { faults: this.#faults });
    }
  }
}
