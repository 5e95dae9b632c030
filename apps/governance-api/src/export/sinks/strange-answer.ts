/** Longest piece that is told of an answer: enough to see whose page it is. */
const TOLD_LENGTH = 200;

/**
 * The answer is a success, and yet not the sink's own: a page to log in, or the greeting of another service at that
 * address. Whoever sent it has not written the rows.
 */
export class StrangeAnswerError extends Error {
  override readonly name = 'StrangeAnswerError';

  /** @param sink as a sentence begins with it */
  constructor(sink: string, status: number, told: string) {
    super(`${sink} answered ${status} with what is no answer of its kind: ${told.replaceAll(/\s+/g, ' ').trim().slice(0, TOLD_LENGTH) || 'nothing'}`);
  }
}

/** The members of a JSON object; undefined of any other text. */
export function membersIn(text: string): object | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return isObject(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
