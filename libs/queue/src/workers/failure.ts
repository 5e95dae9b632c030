/** Another try may succeed: a service is away, a resource is short. The default for errors of no class. */
export class TransientError extends Error {
  override readonly name: string = 'TransientError';
}

/** Another try cannot succeed: the job fails at once and becomes a dead letter. */
export class PermanentError extends Error {
  override readonly name: string = 'PermanentError';
}

const MAX_REASON = 500;

/** The reason of a failure as it is kept and shown: one line, capped, without a stack. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error);
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= MAX_REASON ? line : `${line.slice(0, MAX_REASON - 1)}…`;
}
