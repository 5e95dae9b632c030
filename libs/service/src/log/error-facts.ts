/** What is written down of an error. */
export interface ErrorFacts {
  type: string;
  message: string;
  code?: string;
  stack?: string;
  cause?: ErrorFacts;
  /** Of an AggregateError. */
  errors?: ErrorFacts[];
}

const DEEPEST = 5;
const MOST_ERRORS = 5;

/**
 * What the log says of an error: its words and where it was, and nothing else that hangs on it. Errors of clients carry
 * what they sent: ioredis the whole command, with the password or the contents; octokit the request and its headers.
 * `JSON.parse` cites the text that it could not read.
 */
export function errorFacts(error: unknown): ErrorFacts {
  return factsOf(error, DEEPEST);
}

function factsOf(error: unknown, depth: number): ErrorFacts {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const { code, errors } = error as { code?: unknown; errors?: unknown };
  const message = withoutCitation(error);
  const facts: ErrorFacts = { type: error.name, message };
  if (typeof code === 'string') facts.code = code;
  if (error.stack !== undefined) facts.stack = error.stack.replace(error.message, () => message);
  if (depth === 0) return facts;
  if (error.cause !== undefined) facts.cause = factsOf(error.cause, depth - 1);
  if (Array.isArray(errors)) facts.errors = errors.slice(0, MOST_ERRORS).map((one) => factsOf(one, depth - 1));
  return facts;
}

function withoutCitation({ name, message }: Error): string {
  return name === 'SyntaxError' && /\bJSON\b/.test(message) ? 'This is not valid JSON' : message;
}
