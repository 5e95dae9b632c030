import { ApiError, CallError, type Outcome } from '@provenance/api-client';
import { DetectorUnavailable } from '@provenance/detection';
import { objects, type FailOn } from '@provenance/report';
import { GitError } from '@provenance/repository';
import { refusalText } from './refusal-text.ts';

/** What the exit code of a command says. A closed list: scripts branch on it. */
export const EXIT = {
  /** Done; of a decision: it may go on. */
  done: 0,
  /** The decision objects, by the measure of --fail-on; a policy has faults; what was to be verified does not hold. */
  objected: 1,
  /** The command was called in a way that makes no sense. */
  usage: 2,
  /** It could not be done: nobody reachable, time up, the analysis failed, no engine. */
  failed: 3,
} as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** A fault in the way a command was called. */
export class UsageError extends Error {}

/** Something that could not be done; `hint` is what helps. */
export class FailedError extends Error {
  readonly hint: string | undefined;
  /** What a program may want to know beside the message. */
  readonly details: object | undefined;

  constructor(message: string, hint?: string, options: { cause?: unknown; details?: object } = {}) {
    super(message, { cause: options.cause });
    this.hint = hint;
    this.details = options.details;
  }
}

/** The process was told to end. */
export class InterruptedError extends Error {
  constructor(signal: string) {
    super(`interrupted by ${signal}`);
  }
}

/** The exit code of a decision. */
export function exitOf(outcome: Outcome, failOn: FailOn): Exit {
  return objects(outcome, failOn) ? EXIT.objected : EXIT.done;
}

export interface Fault {
  exit: Exit;
  message: string;
  hint?: string;
  details?: object;
}

const CALL_HINTS: Record<CallError['part'], { hint?: string }> = {
  address: { hint: 'Set PROVENANCE_API_URL or --api-url (doctor: --deployment) to where the service is' },
  token: { hint: 'It was read from PROVENANCE_API_TOKEN' },
  id: {},
};

/** A fault as a command ends with it: its code, its words, and what helps. Undefined for a fault of this program. */
export function faultOf(error: unknown): Fault | undefined {
  if (error instanceof UsageError) return { exit: EXIT.usage, message: error.message };
  if (error instanceof CallError) return { exit: EXIT.usage, message: error.message, ...CALL_HINTS[error.part] };
  if (error instanceof GitError) {
    const usage = error.code === 'bad_ref' || error.code === 'unknown_ref' || error.code === 'not_a_repository';
    return { exit: usage ? EXIT.usage : EXIT.failed, message: error.message, ...(error.hint !== undefined && { hint: error.hint }) };
  }
  if (!(error instanceof FailedError)) return serviceFault(error);
  const { message, hint, details } = error;
  return { exit: EXIT.failed, message, ...(hint !== undefined && { hint }), ...(details !== undefined && { details }) };
}

const OF_THE_CALL: ReadonlySet<string> = new Set(['validation_failed', 'malformed_id']);

function serviceFault(error: unknown): Fault | undefined {
  if (error instanceof InterruptedError || error instanceof DetectorUnavailable) return { exit: EXIT.failed, message: error.message };
  if ((error as Error).name === 'TimeoutError') return { exit: EXIT.failed, message: 'the time for this was up', hint: '--timeout SECONDS gives it more' };
  // What the service cannot make sense of is a fault of the call, and its answer says what would make sense.
  if (error instanceof ApiError && error.problem !== undefined && OF_THE_CALL.has(error.problem.code)) return { exit: EXIT.usage, message: refusalText(error.problem) };
  if (error instanceof ApiError) return { exit: EXIT.failed, message: error.message, ...hintOf(error) };
  return undefined;
}

function hintOf({ kind, status }: ApiError): { hint?: string } {
  if (status === 401) return { hint: 'Set PROVENANCE_API_TOKEN to a token of this service' };
  if (status === 403) return { hint: 'The token in PROVENANCE_API_TOKEN does not allow this: it needs another scope, or another repository' };
  if (kind === 'unreachable' && status === undefined) return { hint: 'Set PROVENANCE_API_URL or --api-url to where the service is; `provenance check` needs none' };
  return {};
}
