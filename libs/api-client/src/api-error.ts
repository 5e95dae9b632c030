import type { Problem } from './schemas.ts';

/** What went wrong with a call, so that a front end need not look at texts. */
export type ApiErrorKind =
  /** The service answered with a problem (RFC 9457). */
  | 'problem'
  /** Nobody answered, or a proxy did in the service's stead. */
  | 'unreachable'
  /** The caller's own time was up. */
  | 'timed_out'
  /** An answer that no version of this API gives. */
  | 'unexpected';

/** The one error of this client. */
export class ApiError extends Error {
  readonly kind: ApiErrorKind;
  readonly status: number | undefined;
  /** The answer, where it is a problem. */
  readonly problem: Problem | undefined;
  /** Seconds after which the service wants to be asked again. */
  readonly retryAfter: number | undefined;

  constructor(kind: ApiErrorKind, message: string, options: { status?: number; problem?: Problem; retryAfter?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'ApiError';
    this.kind = kind;
    this.status = options.status;
    this.problem = options.problem;
    this.retryAfter = options.retryAfter;
  }

  /** What a client branches on; undefined unless the service answered with a problem. */
  get code(): Problem['code'] | undefined {
    return this.problem?.code;
  }
}

/** Bytes of an answer's body that are read when it is an error. */
const BODY_CAP = 64 * 1024;

/** The error that an answer is. */
export async function answerError(response: Response): Promise<ApiError> {
  const { status } = response;
  const after = retryAfter(response.headers.get('retry-after'));
  const rest = { status, ...(after !== undefined && { retryAfter: after }) };
  const said = problemIn(response, await response.text().catch(() => ''));
  if (isOurs(said)) return new ApiError('problem', wordsOf(said), { ...rest, problem: said });
  const gateway = status === 502 || status === 503 || status === 504;
  const answered = `${response.url} answered ${status} ${response.statusText}`.trim();
  return new ApiError(gateway ? 'unreachable' : 'unexpected', typeof said?.detail === 'string' ? `${answered}: ${said.detail}` : answered, rest);
}

/** A gateway answers problems too, without a code. */
function isOurs(said: Partial<Problem> | undefined): said is Problem {
  return typeof said?.code === 'string' && typeof said.detail === 'string';
}

function problemIn(response: Response, body: string): Partial<Problem> | undefined {
  if (!(response.headers.get('content-type') ?? '').startsWith('application/problem+json') || body.length > BODY_CAP) return undefined;
  try {
    return (JSON.parse(body) as Partial<Problem> | null) ?? undefined;
  } catch {
    return undefined;
  }
}

function wordsOf({ detail, errors, request_id }: Problem): string {
  const faults = (errors ?? []).map(({ pointer, detail: what }) => `\n  ${pointer} ${what}`);
  return `${detail}${faults.join('')}${request_id ? ` (${request_id})` : ''}`;
}

/** Retry-After in seconds, or as a date. */
function retryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header)) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - Date.now()) / 1000));
}
