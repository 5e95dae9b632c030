/**
 * The closed list of error codes that the HTTP surface answers (`code` of problem+json) and the
 * command line prints. A code is an identifier that clients branch on: never rename one.
 */
export const ERROR_CODES = {
  malformed_body: { status: 400, title: 'The request body cannot be read' },
  malformed_id: { status: 400, title: 'The identifier is not well formed' },
  unauthorized: { status: 401, title: 'Credentials are missing or not valid' },
  forbidden: { status: 403, title: 'The credentials do not allow this' },
  not_found: { status: 404, title: 'There is no such resource' },
  method_not_allowed: { status: 405, title: 'The resource does not answer this method' },
  not_acceptable: { status: 406, title: 'The representation asked for is not offered' },
  not_finished: { status: 409, title: 'The analysis has not finished' },
  not_signed: { status: 409, title: 'There is no signature: signing is off' },
  analysis_failed: { status: 409, title: 'The analysis failed and has no result' },
  superseded: { status: 409, title: 'A newer push has taken its place' },
  content_gone: { status: 410, title: 'What this needs is no longer kept' },
  version_conflict: { status: 412, title: 'The resource is at another version than expected' },
  limit_reached: { status: 409, title: 'There are as many of these as there may be' },
  read_only: { status: 409, title: 'The resource comes with the deployment and cannot be changed here' },
  idempotency_conflict: { status: 422, title: 'The Idempotency-Key was used with another body' },
  payload_too_large: { status: 413, title: 'The request is larger than the limit' },
  unsupported_media_type: { status: 415, title: 'The content type or encoding is not supported' },
  validation_failed: { status: 422, title: 'The request has invalid fields' },
  rate_limited: { status: 429, title: 'Too many requests' },
  queue_full: { status: 429, title: 'The queue is deeper than its limit' },
  store_unavailable: { status: 503, title: 'The store is not available' },
  issuer_unavailable: { status: 503, title: 'The issuer of OIDC tokens cannot be asked' },
  store_full: { status: 503, title: 'The store is full' },
  log_inconsistent: { status: 500, title: 'The decision log contradicts its own signed head' },
  internal: { status: 500, title: 'The service failed' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** One fault of a request: an RFC 6901 pointer into the body (or `?name`, `header:name`) and what is wrong there. */
export interface Fault {
  pointer: string;
  detail: string;
}

/** An error that the caller caused or can act on; anything else is `internal` and says nothing. */
export class ProvenanceError extends Error {
  readonly code: ErrorCode;
  readonly faults: readonly Fault[];
  /** How many faults there are: more than `faults` holds when the finder stopped collecting. */
  readonly faultsTotal: number;
  /** Seconds after which a repeat makes sense; becomes Retry-After. */
  readonly retryAfter: number | undefined;

  constructor(
    code: ErrorCode,
    detail: string,
    options: { faults?: readonly Fault[]; faultsTotal?: number; retryAfter?: number; cause?: unknown } = {},
  ) {
    super(detail, { cause: options.cause });
    this.name = 'ProvenanceError';
    this.code = code;
    this.faults = options.faults ?? [];
    this.faultsTotal = options.faultsTotal ?? this.faults.length;
    this.retryAfter = options.retryAfter;
  }
}
