/** A request as the stand-in saw it. */
export interface SeenRequest {
  method: string;
  /** Without the query. */
  path: string;
  api: 'rest' | 'graphql';
  /** Who paid: a token, `installation <id>`, `app <id>`; empty for bad credentials. */
  payer: string;
  /** Name of the GraphQL operation. */
  operation?: string;
  body: unknown;
}

/** How a request can go wrong. */
export type Fault =
  | { kind: 'status'; status: number; body?: unknown }
  /** Answers as it would, but only after a time. */
  | { kind: 'slow'; ms: number }
  /** Closes the connection without an answer. */
  | { kind: 'reset' }
  /** Breaks the answer off in its middle. */
  | { kind: 'truncated' }
  /** The primary limit is used up until `reset` (seconds since the epoch). */
  | { kind: 'primary-limit'; reset: number }
  /** A secondary limit: GitHub answers 403 or 429, with or without `retry-after` (seconds). */
  | { kind: 'secondary-limit'; status: 403 | 429; retryAfter?: number }
  /** GraphQL: these errors beside the data, in which the fields named are null. */
  | { kind: 'graphql-errors'; errors: Record<string, unknown>[]; nulled?: readonly string[] }
  /** The answer lacks fields of these names, wherever they stand. */
  | { kind: 'without'; fields: readonly string[] };

interface Planned {
  fault: Fault;
  times: number;
  when: (request: SeenRequest) => boolean;
}

/** The faults that the stand-in was told to have, first told first. */
export class Faults {
  readonly #planned: Planned[] = [];

  /** The next `times` requests that fit go wrong. */
  add(fault: Fault, { times = 1, when = () => true }: Partial<Omit<Planned, 'fault'>> = {}): void {
    this.#planned.push({ fault, times, when });
  }

  clear(): void {
    this.#planned.length = 0;
  }

  next(request: SeenRequest): Fault | undefined {
    const planned = this.#planned.find(({ times, when }) => times > 0 && when(request));
    if (planned !== undefined) {
      planned.times -= 1;
    }
    return planned?.fault;
  }
}

/** The answer without some fields: at every depth removed, or null. */
export function strip(value: unknown, fields: readonly string[], how: 'removed' | 'null'): unknown {
  if (Array.isArray(value)) {
    return value.map((one) => strip(one, fields, how));
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => how === 'null' || !fields.includes(key))
      .map(([key, one]) => [key, fields.includes(key) ? null : strip(one, fields, how)]),
  );
}
